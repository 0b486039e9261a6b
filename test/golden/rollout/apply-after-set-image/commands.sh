kubectl apply -f deployment.yaml
kubectl set image deployment/web web=nginx:1.27
kubectl apply -f deployment.yaml
kubectl rollout history deployment/web
