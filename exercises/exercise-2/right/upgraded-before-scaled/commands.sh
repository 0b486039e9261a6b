kubectl set image deployment/shop web=nginx:1.26
kubectl scale deployment/shop --replicas=5
kubectl rollout restart deployment/shop
kubectl rollout history deployment/shop
