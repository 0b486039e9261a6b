docker run --name once ubuntu
docker run --name nap ubuntu sleep 5
docker run --name awake ubuntu sleep infinity &
docker ps -a
