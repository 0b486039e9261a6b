kubectl get deployment shop -o yaml
kubectl set env deployment/shop LOG_FORMAT=json
kubectl rollout status deployment/shop
