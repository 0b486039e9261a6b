alias k=kubectl
export D=myapp-deployment

k patch deploy $D -p '{"spec":{"template":{"spec":{"containers":[{"name":"frontend","image":"nginx:1.26"}]}}}}'
k rollout status deploy $D
k annotate deployment/$D kubernetes.io/change-cause="upgrade to 1.26"

k set image deploy $D '*=nginx:1.27.99'
sleep 20
k rollout status deploy $D --watch=false
k rollout history deploy $D | tail -n 4
k get deploy,rs
k get pods | grep -v Running

k rollout undo deploy/$D --to-revision=2 && k rollout status deploy/$D
k rollout history deploy $D --revision=4
