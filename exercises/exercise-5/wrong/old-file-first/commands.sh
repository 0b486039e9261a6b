kubectl get deployment shop -o yaml
# begin from what is known
kubectl apply -f yesterday.yaml
kubectl apply -f deployment.yaml
