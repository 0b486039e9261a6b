# yesterday.yaml was applied, and in the night two commands were typed. Write here what you would type now.

# 1. what really runs?

# 2. bring deployment.yaml to the cluster
