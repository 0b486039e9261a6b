kubectl scale --replicas=4 -f deployment.yaml
kubectl rollout status deployment shop
kubectl rollout pause deployment shop
kubectl set env deployment shop -c web MODE=production
kubectl set resources deployment shop --requests=memory=64Mi --limits=memory=131072Ki
kubectl set image deployment shop web=docker.io/library/nginx:1.26
kubectl rollout status deployment shop --timeout=10s
kubectl describe deployment shop | grep Progressing
kubectl rollout resume deployment shop && kubectl rollout status deployment shop
kubectl rollout history deployment shop
