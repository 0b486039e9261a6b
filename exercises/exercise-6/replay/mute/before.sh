kubectl apply -f deployment.yaml
kubectl set image deployment/blog web=httpd:2.3
kubectl set image deployment/blog web=httpd:2.4
