docker run --name once ubuntu
docker run --name nap ubuntu sleep 5
docker run -d --name awake ubuntu top -b
docker ps -a
