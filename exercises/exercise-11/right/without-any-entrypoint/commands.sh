docker image build --tag greeter .
docker run --name nap --entrypoint= greeter sleep 5
docker run --name label --entrypoint="" greeter cat /label.txt
docker run --name=both --entrypoint "" greeter bash -c "echo Hello; cat label.txt"
docker run -d --name kim greeter Kim
