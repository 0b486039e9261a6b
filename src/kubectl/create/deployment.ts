import type { JsonObject } from '../../domain/json.ts'
import { resourceFor } from '../resource-names.ts'
import type { Call, Command } from '../call.ts'
import { message } from '../failure.ts'
import { createObject, nameArgument, namespaceField } from './subcommand.ts'

/** `kubectl create deployment` (kubectl pkg/cmd/create/create_deployment.go). */
export const createDeployment: Command = (call) => {
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const command = call.args.slice(1)
  if (call.flags.list('image').length > 1 && command.length > 0) {
    return message('cannot specify multiple --image options and command')
  }
  const resource = resourceFor('deployments')
  return resource.ok
    ? createObject(call, resource.value, deploymentObject(call, name.value, command), 'deployment')
    : resource.failure
}

/** Field order and the fields that Go always writes are those of the real client. */
function deploymentObject(call: Call, name: string, command: readonly string[]): JsonObject {
  const labels = { app: name }
  const port = call.flags.number('port')
  const names = new Map<string, number>()
  const containers = call.flags.list('image').map((image, index) => ({
    name: containerName(image, names),
    image,
    ...(command.length > 0 ? { command } : {}),
    ...(index === 0 && port >= 0 ? { ports: [{ containerPort: port }] } : {}),
    resources: {},
  }))
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, ...namespaceField(call), creationTimestamp: null, labels },
    spec: {
      replicas: call.flags.number('replicas'),
      selector: { matchLabels: labels },
      template: { metadata: { creationTimestamp: null, labels }, spec: { containers } },
      strategy: {},
    },
    status: {},
  }
}

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

/**
 * The last part of the image's name without tag and digest. Where characters had to be replaced, five more make it
 * unique; they are random for the real client and counted up here.
 */
function containerName(image: string, given: Map<string, number>): string {
  const last = image.slice(image.lastIndexOf('/') + 1)
  const [name = ''] = last.split(':')
  const [bare = ''] = name.split('@')
  if (!/[_.]/.test(bare)) return bare
  const clean = bare.replaceAll(/[_.]/g, '-')
  const count = given.get(clean) ?? 0
  given.set(clean, count + 1)
  let rest = count
  let suffix = ''
  for (let digit = 0; digit < 5; digit += 1) {
    suffix = (ALPHABET[rest % ALPHABET.length] ?? '') + suffix
    rest = Math.floor(rest / ALPHABET.length)
  }
  return `${clean}-${suffix}`
}
