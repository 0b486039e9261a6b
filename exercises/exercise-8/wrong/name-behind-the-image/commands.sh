docker run ubuntu --name once
docker run ubuntu --name nap sleep 5
docker run -d ubuntu --name awake sleep infinity
docker ps -a
