docker build -t greeter .
docker run --name kim greeter Kim
docker run --name label --entrypoint cat greeter /label.txt
docker run --name nap ubuntu sleep 5
docker run --name both --entrypoint sh greeter -c 'echo Hello && cat /label.txt'
