kubectl get deployment shop -o yaml
kubectl replace --force -f deployment.yaml
