kubectl scale deployment/shop --replicas=5
kubectl set image deployment/shop web=nginx:1.26
kubectl delete deployment shop
kubectl apply -f upgraded.yaml
kubectl rollout history deployment/shop
