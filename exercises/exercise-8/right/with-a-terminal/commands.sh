docker pull -q ubuntu
docker create --name once ubuntu:latest
docker start once
docker container run --interactive --tty --detach --name awake ubuntu
docker run -d --name nap ubuntu:24.04 bash -c 'sleep 2; sleep 3'
docker wait nap
docker container ls --all --format 'table {{.Names}}\t{{.Image}}\t{{.Status}}'
