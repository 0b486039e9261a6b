kubectl apply -f scaled.yaml
kubectl apply -f upgraded.yaml
kubectl rollout status deployment/shop
kubectl rollout restart -f upgraded.yaml
kubectl rollout status deployment/shop
kubectl rollout history deployment shop
