kubectl set image deployment/myapp-deployment web=nginx:1.26
kubectl rollout status deployment/myapp-deployment

kubectl set image deployment/myapp-deployment web=nginx:1.27.99
kubectl rollout status deployment/myapp-deployment --watch=false
kubectl rollout history deployment/myapp-deployment
kubectl get replicasets

kubectl rollout undo deployment/myapp-deployment
kubectl rollout status deployment/myapp-deployment
