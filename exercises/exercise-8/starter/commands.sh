docker run ubuntu
docker ps
