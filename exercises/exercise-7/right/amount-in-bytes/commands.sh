kubectl scale deploy shop --replicas=4
kubectl rollout pause deploy shop
kubectl set image deploy shop web=nginx:1.26
kubectl set resources deploy shop --limits=memory=134217728
kubectl set env deploy shop MODE=production
kubectl rollout resume deploy shop
kubectl rollout status deploy shop
kubectl rollout history deploy shop
