# the image, once
docker image build --file Dockerfile --tag=greeter:latest ./
docker container run --name=both --entrypoint=/usr/bin/env greeter:latest sh -c "{ printf 'Hello\n'; cat < /label.txt; }"
docker container run --entrypoint= --name label greeter cat /label.txt
docker create --name kim greeter:latest "Kim"
docker start --attach kim
docker run --detach --entrypoint /bin/sleep --name nap greeter 5s
