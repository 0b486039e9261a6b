kubectl set image deployment/web web=nginx:1.27
kubectl rollout status deployment/web
kubectl rollout undo deployment/web --to-revision=2
