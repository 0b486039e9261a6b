import { toBase64 } from '../../domain/bytes.ts'
import type { Command } from '../call.ts'
import { message } from '../failure.ts'
import { goJson } from '../go-json.ts'
import { createKind, nameArgument, namespaceField } from './subcommand.ts'

/** `kubectl create secret docker-registry` (kubectl pkg/cmd/create/create_secret_docker.go): what `docker login` would write. */
export const createDockerSecret: Command = (call) => {
  const { flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const [server, username, password, email] = ['server', 'username', 'password', 'email'].map((what) =>
    flags.text(`docker-${what}`),
  )
  if (!server || !username || !password) {
    return message(
      'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
    )
  }
  const account = { username, password, ...(email ? { email } : {}), auth: toBase64(`${username}:${password}`) }
  const fields = Object.entries(account).map(([key, value]) => `${goJson(key)}:${goJson(value)}`)
  const config = `{"auths":{${goJson(server)}:{${fields.join(',')}}}}`
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: name.value, ...namespaceField(call), creationTimestamp: null },
    data: { '.dockerconfigjson': toBase64(config) },
    type: 'kubernetes.io/dockerconfigjson',
  }
  return createKind(call, 'secrets', object, 'secret')
}
