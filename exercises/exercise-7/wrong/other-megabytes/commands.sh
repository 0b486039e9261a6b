kubectl rollout pause deployment/shop
kubectl set image deployment/shop web=nginx:1.26
kubectl set resources deployment/shop --containers=web --limits=memory=128M
kubectl set env deployment/shop MODE=production
kubectl scale deployment/shop --replicas=4
kubectl rollout resume deployment/shop
kubectl rollout history deployment/shop
