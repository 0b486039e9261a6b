kubectl patch deployment shop --patch "$(cat <<'EOF'
spec:
  replicas: 4
  template:
    spec:
      containers:
        - name: web
          image: nginx:1.26
          env:
            - name: MODE
              value: production
          resources:
            limits:
              memory: 128Mi
EOF
)"
kubectl rollout status deployment/shop
kubectl rollout history deployment/shop
