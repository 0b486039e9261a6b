kubectl get deployment shop -o wide
kubectl apply --dry-run=server -f deployment.yaml
cat deployment.yaml | kubectl apply -f -
kubectl rollout status deployment shop --timeout=60s
kubectl get all
