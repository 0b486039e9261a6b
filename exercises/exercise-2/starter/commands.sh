# deployment.yaml has been applied: three pods of nginx:1.25, revision 1.
# Write here what you would type, one command a line. No file is changed this time.

# 1. five pods

# 2. nginx:1.26 in all of them

# 3. all five pods anew, with the same image

# 4. look at the revisions
