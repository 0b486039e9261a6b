docker build -t greeter .
docker run --name kim greeter Kim
docker run --name label greeter cat /label.txt
