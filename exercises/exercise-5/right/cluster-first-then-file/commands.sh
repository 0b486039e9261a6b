kubectl describe deployment shop
kubectl set env deployment/shop LOG_FORMAT=json
kubectl rollout status deployment/shop
