docker build -t blog:1 v1
docker build -t blog:2 v2
kubectl apply -f deployment.yaml
