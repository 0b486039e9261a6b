docker build -t greeter .
docker run --rm --name kim greeter Kim
docker run --rm --name label --entrypoint cat greeter /label.txt
docker run --rm --name nap --entrypoint sleep greeter 5
docker run --rm --name both --entrypoint sh greeter -c 'echo Hello && cat /label.txt'
