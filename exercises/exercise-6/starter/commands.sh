# deployment.yaml has been applied. Write here what you would type next, one command a line.

# 1. release 1.25, with its text

# 2. release 1.26, with its text

# 3. release 1.27, with its text

# 4. what was in the release that everybody was content with?

# 5. back to it
