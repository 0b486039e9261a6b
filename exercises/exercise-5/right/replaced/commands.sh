k() { kubectl "$@"; }
k get deploy shop -o jsonpath="{.spec.template.spec.containers[*].image}"
k replace -f deployment.yaml
k rollout status deploy/shop
