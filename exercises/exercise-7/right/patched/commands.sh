alias k=kubectl
k patch deployment shop -p '{"spec":{"paused":true}}'
k patch deploy/shop -p '{"spec":{"template":{"spec":{"containers":[{"name":"web","env":[{"name":"MODE","value":"production"}]}]}}}}'
k patch deploy/shop --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/resources","value":{"limits":{"memory":"128Mi"}}}]'
k set image deploy/shop '*=nginx:1.26'
k get deploy,rs
k patch deployment shop -p '{"spec":{"paused":false}}'
k rollout status deployment shop
k patch deployment shop -p '{"spec":{"replicas":4}}'
k rollout history deployment shop --revision=2
