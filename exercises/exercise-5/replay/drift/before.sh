kubectl apply -f yesterday.yaml
