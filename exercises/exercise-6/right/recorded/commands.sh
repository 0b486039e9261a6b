kubectl set image deployment/shop web=nginx:1.25 --record
kubectl rollout status deployment/shop
kubectl set image deployment/shop web=nginx:1.26 --record
kubectl rollout status deployment/shop
kubectl set image deployment/shop web=nginx:1.27 --record
kubectl rollout status deployment/shop
kubectl rollout history deployment/shop

kubectl rollout history deployment/shop --revision=2
kubectl rollout undo deployment/shop --to-revision=2
