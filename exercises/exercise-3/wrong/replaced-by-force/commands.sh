kubectl set image deployment/myapp-deployment web=nginx:1.26
kubectl rollout status deployment/myapp-deployment
kubectl set image deployment/myapp-deployment web=nginx:1.27.99
kubectl rollout status deployment/myapp-deployment --timeout=30s
kubectl rollout history deployment/myapp-deployment
kubectl get replicasets
kubectl replace --force -f deployment.yaml
kubectl set image deployment/myapp-deployment web=nginx:1.26
