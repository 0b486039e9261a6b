kubectl apply -f deployment.yaml
kubectl annotate deployment/blog kubernetes.io/change-cause="2.2: first articles"
