kubectl annotate deployment/shop kubernetes.io/change-cause="1.25: a faster search"
kubectl set image deployment/shop web=nginx:1.25

kubectl annotate deployment/shop kubernetes.io/change-cause="1.26: a new basket"
kubectl set image deployment/shop web=nginx:1.26

kubectl annotate deployment/shop kubernetes.io/change-cause="1.27: other colours"
kubectl set image deployment/shop web=nginx:1.27

kubectl rollout history deployment/shop --revision=2
kubectl rollout undo deployment/shop --to-revision=2
