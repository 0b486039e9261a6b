kubectl apply -f deployment.yaml
kubectl set image deployment/myapp-deployment web=nginx:1.26
kubectl set image deployment/myapp-deployment web=nginx:1.27.99
sleep 20
