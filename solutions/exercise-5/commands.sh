kubectl describe deployment shop
kubectl apply -f deployment.yaml
