kubectl get deployment shop -o yaml
kubectl apply -f deployment.yaml
