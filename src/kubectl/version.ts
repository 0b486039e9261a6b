import type { Command } from './call.ts'
import { message } from './failure.ts'
import { goJsonIndented } from './go-json.ts'
import { toYaml } from './print/yaml.ts'

const CLIENT = { gitVersion: 'v1.32.5', major: '1', minor: '32', platform: 'linux/amd64' }
const SERVER = { gitVersion: 'v1.32.13', major: '1', minor: '32', platform: 'linux/amd64' }
const KUSTOMIZE = 'v5.5.0'

/** `kubectl version` (kubectl pkg/cmd/version/version.go), with the versions whose behaviour is simulated. */
export const version: Command = (call) => {
  const { flags, args } = call
  if (args.length > 0) return message(`extra arguments: [${args.join(' ')}]`)
  const output = flags.text('output')
  const withServer = !flags.on('client')
  const all = {
    clientVersion: CLIENT,
    kustomizeVersion: KUSTOMIZE,
    ...(withServer ? { serverVersion: SERVER } : {}),
  }
  switch (output) {
    case '': {
      call.out.write(`Client Version: ${CLIENT.gitVersion}\nKustomize Version: ${KUSTOMIZE}\n`)
      if (withServer) call.out.write(`Server Version: ${SERVER.gitVersion}\n`)
      return undefined
    }
    case 'yaml':
      call.out.write(`${toYaml(all)}\n`)
      return undefined
    case 'json':
      call.out.write(`${goJsonIndented(all, '  ')}\n`)
      return undefined
    default:
      return message(`--output must be 'yaml' or 'json'`)
  }
}
