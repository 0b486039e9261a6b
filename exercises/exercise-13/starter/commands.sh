# shop:1 and shop:2 have been built, and deployment.yaml has been applied.

# 1. release shop:2

# 2. what is wrong, and why?

# 3. back to what worked

# 4. build shop:3 from the mended Dockerfile here, and release it
