/** What to write for fields whose name alone does not say it. */
export const FIELDS: Readonly<Record<string, string>> = {
  'apiVersion, kind': '오브젝트는 이 둘로 시작합니다. 예: `apiVersion: v1`과 `kind: Pod`',
  containers: '컨테이너를 적어도 하나 쓰세요. 예: `- name: web`과 그 아래의 `image: …`',
  image: '`image:`에 실행할 이미지를 쓰세요. 예: `image: nginx:1.27`',
  kind: '`kind:`를 추가하세요. 예: `kind: Deployment`',
  matchLabels: '`matchLabels:` 아래에 파드 템플릿의 레이블을 쓰세요',
  metadata: '`metadata:`와 그 아래에 `name:`을 추가하세요',
  name: '`name:`을 추가하세요',
  ports: '포트를 적어도 하나 쓰세요. 예: `- port: 80`',
  'ports[].name': '`name:`을 추가하세요. Service에 포트가 여럿이면 포트마다 이름이 필요합니다',
  selector: '`selector:`와 그 아래에 `matchLabels:`를 추가하고, 거기에 파드 템플릿의 레이블을 쓰세요',
  spec: '`spec:`을 추가하고 그 아래에 원하는 것을 쓰세요',
  template:
    '파드를 설명하는 `template:`을 추가하세요. 그 안에는 레이블이 있는 `metadata:`와 컨테이너가 있는 `spec:`이 들어갑니다',
  dnsConfig: '`nameservers:`가 있는 `dnsConfig:`를 추가하세요. `dnsPolicy: None`이면 파드에 다른 네임서버가 없습니다',
  externalName: 'Service가 가리킬 호스트를 `externalName:`에 쓰세요. 예: `externalName: db.example.com`',
  limits: '`limits:`에 같은 양을 쓰세요. 장치는 나눠 쓸 수 없어서 요청과 한도가 같아야 합니다',
  restartPolicy: '`restartPolicy: OnFailure`나 `restartPolicy: Never`를 추가하세요. Job의 파드는 끝나야 합니다',
  weight: '`weight:`에 1부터 100까지의 수를 쓰세요',
}

/** What to do about what the API server says of a field, by its own words. */
export const DETAILS: Readonly<Record<string, string>> = {
  'must specify a handler type': '`httpGet`, `tcpSocket`, `exec`, `grpc` 중 무엇으로 확인할지 쓰세요',
  'must specify a volume type': '어떤 볼륨인지 쓰세요. 예: `emptyDir: {}`',
  'may not specify more than 1 handler type': '하나만 남기세요',
  'may not specify more than 1 volume type': '하나만 남기세요',
  'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`':
    '값을 어디서 가져오는지 쓰거나, `value:` 뒤에 값을 쓰세요',
  'may not be specified when `value` is not empty': '`value`와 `valueFrom` 중 하나만 남기세요',
  'provided port is not in the valid range. The range of valid ports is 30000-32767':
    '30000부터 32767까지의 번호를 고르거나 `nodePort`를 빼세요. 빼면 클러스터가 고릅니다',
  'provided port is already allocated': '다른 번호를 고르거나 `nodePort`를 빼세요. 빼면 클러스터가 고릅니다',
  'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)':
    '`10.9.8.7` 같은 주소를 쓰세요. 이름은 쓸 수 없습니다',
  'not a valid selector operator': '쓸 수 있는 값: `In`, `NotIn`, `Exists`, `DoesNotExist`',
  'may not be set for init containers without restartPolicy=Always':
    '`containers`의 컨테이너로 옮기거나, `restartPolicy: Always`를 써서 사이드카로 만드세요',
  "may not be used when `type` is 'ClusterIP'": '`nodePort`를 지우거나 `type: NodePort`를 고르세요',
  "may only be used when `type` is 'LoadBalancer'": '지우거나 `type: LoadBalancer`를 고르세요',
  'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)': '주소와 앞쪽 비트 수를 쓰세요. 예: `10.9.8.0/24`',
  'cannot be set on create': '지우세요. 이런 컨테이너는 `kubectl debug`가 실행 중인 파드에 추가합니다',
  'must be greater than zero': '1 이상의 수를 쓰세요',
  'disallowed by cluster policy':
    '`privileged`를 지우세요. 이 클러스터에서는 어떤 컨테이너도 노드의 모든 권한을 가질 수 없습니다',
  'name is neither a standard finalizer name nor is it fully qualified':
    '`example.com/keep`처럼 앞에 도메인을 쓰거나 지우세요',
}
