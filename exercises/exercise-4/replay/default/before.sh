kubectl apply -f today.yaml
