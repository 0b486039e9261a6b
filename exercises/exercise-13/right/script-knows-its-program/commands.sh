alias k=kubectl
k patch deployment shop -p '{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"shop:2"}]}}}}'
k rollout status deploy shop --timeout=1m
k describe pods --selector app=shop | grep -A 2 Terminated
docker image inspect shop:2 --format '{{json .Config.Cmd}}'
k rollout undo deploy shop --to-revision=1 && k rollout status deploy shop
docker build --tag shop:3 .
k set image deploy shop '*=shop:3'
k rollout status deploy shop
k rollout history deploy shop
k get all
