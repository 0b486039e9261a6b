alias k=kubectl
k patch deployment shop -p '{"spec":{"replicas":5}}'
k rollout status deploy shop
k set image deploy/shop '*=nginx:1.26' && k rollout status deploy/shop
k set env deploy/shop CONFIG_VERSION=2
k rollout history deploy | cat
k get rs -o wide
