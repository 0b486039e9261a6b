/** What to write for fields whose name alone does not say it. */
export const FIELDS: Readonly<Record<string, string>> = {
  'apiVersion, kind': 'start the object with both, as in `apiVersion: v1` and `kind: Pod`',
  containers: 'list at least one container, as in `- name: web` with `image: …` below it',
  image: 'add `image:` with the image to run, as in `image: nginx:1.27`',
  kind: 'add `kind:`, as in `kind: Deployment`',
  matchLabels: 'write the labels of the pod template below `matchLabels:`',
  metadata: 'add `metadata:` with `name:` below it',
  name: 'add `name:`',
  ports: 'list at least one port, as in `- port: 80`',
  'ports[].name': 'add `name:`: where a Service has several ports, each needs a name',
  selector: 'add `selector:` with `matchLabels:` below it, and there the labels of the pod template',
  spec: 'add `spec:`, and below it what is wanted',
  template: 'add `template:`, which describes the pods: `metadata:` with labels, and `spec:` with containers',
  dnsConfig: 'add `dnsConfig:` with `nameservers:`: with `dnsPolicy: None` the pod has no others',
  externalName: 'add `externalName:` with the host that the Service stands for, as in `externalName: db.example.com`',
  limits: 'add `limits:` with the same amounts: devices cannot be shared, so request and limit are equal',
  restartPolicy: 'add `restartPolicy: OnFailure` or `restartPolicy: Never`: the pods of a Job end',
  weight: 'add `weight:` with a number from 1 to 100',
}

/** What to do about what the API server says of a field, by its own words. */
export const DETAILS: Readonly<Record<string, string>> = {
  'must specify a handler type': 'say how to probe: with `httpGet`, `tcpSocket`, `exec` or `grpc`',
  'must specify a volume type': 'say what kind of volume it is, as in `emptyDir: {}`',
  'may not specify more than 1 handler type': 'keep one of them',
  'may not specify more than 1 volume type': 'keep one of them',
  'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`':
    'say where the value comes from, or write it behind `value:`',
  'may not be specified when `value` is not empty': 'keep `value` or `valueFrom`',
  'provided port is not in the valid range. The range of valid ports is 30000-32767':
    'choose a number from 30000 to 32767, or leave `nodePort` out: the cluster then chooses one',
  'provided port is already allocated': 'choose another number, or leave `nodePort` out: the cluster then chooses one',
  'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)':
    'write an address such as `10.9.8.7`; a name does not do here',
  'not a valid selector operator': 'possible: `In`, `NotIn`, `Exists` and `DoesNotExist`',
  'may not be set for init containers without restartPolicy=Always':
    'move it to a container of `containers`, or make this one a sidecar with `restartPolicy: Always`',
  "may not be used when `type` is 'ClusterIP'": 'remove `nodePort`, or choose `type: NodePort`',
  "may only be used when `type` is 'LoadBalancer'": 'remove it, or choose `type: LoadBalancer`',
  'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)':
    'write an address and the number of its leading bits, as in `10.9.8.0/24`',
  'cannot be set on create': 'remove it: `kubectl debug` adds such containers to a pod that runs',
  'must be greater than zero': 'write a number of at least 1',
  'disallowed by cluster policy': 'remove `privileged`: this cluster lets no container do everything on its node',
  'name is neither a standard finalizer name nor is it fully qualified':
    'write a domain in front, as in `example.com/keep`, or remove it',
}
