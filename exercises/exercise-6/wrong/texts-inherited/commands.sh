kubectl set image deployment/shop web=nginx:1.25
kubectl set image deployment/shop web=nginx:1.26
kubectl set image deployment/shop web=nginx:1.27

kubectl rollout history deployment/shop --revision=2
kubectl rollout undo deployment/shop --to-revision=2
