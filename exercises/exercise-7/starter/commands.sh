# deployment.yaml has been applied: three pods of nginx:1.25, revision 1.
# Write here what you would type, one command a line, so that all of it becomes one revision.

# nginx:1.26 in the container web

# at most 128Mi of memory for it

# the environment variable MODE with the value production

# four pods
