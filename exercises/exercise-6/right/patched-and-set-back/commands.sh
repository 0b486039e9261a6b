for v in 1.25 1.26 1.27; do
  kubectl patch deployment shop -p "{\"metadata\":{\"annotations\":{\"kubernetes.io/change-cause\":\"nginx $v\"}},\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"web\",\"image\":\"nginx:$v\"}]}}}}"
  kubectl rollout status deployment shop
done
kubectl rollout history deployment shop --revision=2
# the old image once more: the old ReplicaSet is used again
kubectl set image deployment shop web=nginx:1.25
kubectl annotate deployment shop kubernetes.io/change-cause="back to 1.25" --overwrite
