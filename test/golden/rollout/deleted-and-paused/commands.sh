kubectl apply -f web.yaml -f shop.yaml
kubectl rollout pause deployment/shop
kubectl set image deployment/shop web=nginx:1.27
kubectl delete deployment web
