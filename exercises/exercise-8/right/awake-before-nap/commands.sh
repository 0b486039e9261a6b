docker run --name once ubuntu
docker run -d --name awake ubuntu sleep infinity
docker run --name nap ubuntu sleep 5
docker ps -a
