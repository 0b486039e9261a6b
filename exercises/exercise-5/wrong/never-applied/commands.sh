kubectl get deployment shop -o yaml
kubectl apply --dry-run=server -f deployment.yaml
