kubectl create deployment web --image=$'nginx:1.26\e[31mred\u202e'
kubectl create deployment $'a\e]0;x\ab' --image=nginx
kubectl create deployment shop --image=nginx:1.26
kubectl annotate deployment/shop kubernetes.io/change-cause=$'\e[31mRED\u202e'
kubectl set image deployment/shop $'\e[1mweb=nginx:1.27'
kubectl set image deployment/shop nginx=nginx:1.27
