kubectl scale deployment/shop --replicas=5
kubectl set image deployment/shop web=nginx:1.26
kubectl delete pods --selector app=shop
kubectl rollout history deployment/shop
