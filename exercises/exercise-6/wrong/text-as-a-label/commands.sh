kubectl set image deployment/shop web=nginx:1.25
kubectl annotate deployment/shop kubernetes.io/change-cause="a faster search, with 1.25"

kubectl set image deployment/shop web=nginx:1.26
kubectl label deployment/shop change-cause="1.26"

kubectl set image deployment/shop web=nginx:1.27
kubectl annotate deployment/shop kubernetes.io/change-cause="other colours, with 1.27"

kubectl rollout history deployment/shop --revision=2
kubectl rollout undo deployment/shop --to-revision=2
