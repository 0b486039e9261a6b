kubectl get deployment shop -o yaml
# away with what was typed in the night
kubectl rollout undo deployment/shop
kubectl apply -f deployment.yaml
