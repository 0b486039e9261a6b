# deployment.yaml has been applied. Write here what you would type next, one command a line.

# 1. upgrade to nginx:1.26 and wait for it

# 2. upgrade to nginx:1.27.99

# 3. what is wrong? status, history, ReplicaSets

# 4. roll back, and look again
