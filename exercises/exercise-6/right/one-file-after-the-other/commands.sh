# every release is a file of its own, with its text in it
release() {
cat <<EOF | kubectl apply -f -
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  labels: { app: shop }
  annotations: { kubernetes.io/change-cause: "release $1" }
spec:
  replicas: 3
  revisionHistoryLimit: 2
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec: { containers: [{ name: web, image: "nginx:$1", ports: [{ containerPort: 80 }] }] }
EOF
}
release 1.25
release 1.26
release 1.27
kubectl rollout history deploy/shop --revision 2
kubectl rollout undo deploy shop --to-revision 2 && kubectl rollout status deploy shop
kubectl rollout history deploy/shop
