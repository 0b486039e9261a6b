kubectl set image deployment/shop web=shop:2
kubectl rollout status deployment/shop --timeout=30s
kubectl rollout undo deployment/shop

docker build -t shop:3 .
kubectl set image deployment/shop web=shop:3
