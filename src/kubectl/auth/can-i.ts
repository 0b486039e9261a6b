import { diagnostic } from '../../domain/codes.ts'
import type { Call, Command } from '../call.ts'
import { type Failure, message } from '../failure.ts'
import { resourceFor } from '../resource-names.ts'
import { type Question, mayDo } from './rules.ts'

const RESOURCE_VERBS = new Set(
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest'.split(
    ' ',
  ),
)
const URL_VERBS = new Set('get put post head options delete patch *'.split(' '))

/**
 * `kubectl auth can-i` (kubectl pkg/cmd/auth/cani.go). Whoever types it may do everything, as the administrator of a new
 * cluster may; `--as` asks for somebody else, of whom the cluster's roles and bindings decide.
 */
export const canI: Command = (call) => {
  const { args, flags } = call
  if (flags.on('list')) {
    if (args.length > 0) return message('list option must be specified with no arguments')
    return notSimulated(call, '--list')
  }
  if (flags.on('no-headers')) return message('--no-headers cannot be set without --list specified')
  const [verb = '', word = ''] = args
  if (args.length !== 2) {
    const usage = 'you must specify two arguments: verb resource or verb resource/resourceName.'
    return message(`${usage}\nSee 'kubectl auth can-i -h' for help and examples.`)
  }
  const asked = word.startsWith('/') ? pathQuestion(call, verb, word) : resourceQuestion(call, verb, word)
  const user = flags.text('as')
  const verdict =
    user === ''
      ? ({ kind: 'yes' } as const)
      : mayDo(call.host.cluster.api, { ...asked, user, groups: [...flags.list('as-group'), ...groupsOf(user)] })
  if (verdict.kind === 'unknown') return notSimulated(call, '--as')
  const reason = verdict.kind === 'no' && verdict.reason !== '' ? ` - ${verdict.reason}` : ''
  if (!flags.on('quiet')) call.out.write(`${verdict.kind}${reason}\n`)
  return verdict.kind === 'yes' ? undefined : { kind: 'exit', code: 1 }
}

type Asked = Omit<Question, 'user' | 'groups'>

function pathQuestion(call: Call, verb: string, path: string): Asked {
  if (!URL_VERBS.has(verb)) call.err.write(`Warning: verb '${verb}' is not a known verb\n\n`)
  return { verb, path, namespace: '', group: '', resource: '', name: '' }
}

function resourceQuestion(call: Call, verb: string, word: string): Asked {
  const [type = '', ...rest] = word.split('/')
  const [plural = '', ...groups] = type.split('.')
  const isEverywhere = call.flags.on('all-namespaces')
  const found = type === '*' ? undefined : resourceFor(type)
  const typed = { resource: plural, group: groups.join('.'), namespaced: true }
  if (found !== undefined && !found.ok) {
    const where = typed.group === '' ? '' : ` in group '${typed.group}'`
    call.err.write(`Warning: the server doesn't have a resource type '${plural}'${where}\n\n`)
  }
  const { resource, group, namespaced } = found?.ok === true ? found.value : typed
  if (!isEverywhere && !namespaced) {
    const where = group === '' ? '' : ` in group '${group}'`
    call.err.write(`Warning: resource '${resource}' is not namespace scoped${where}\n\n`)
  }
  if (!isEverywhere && !RESOURCE_VERBS.has(verb)) call.err.write(`Warning: verb '${verb}' is not a known verb\n\n`)
  const subresource = call.flags.text('subresource')
  return {
    verb,
    group,
    resource: subresource === '' ? resource : `${resource}/${subresource}`,
    name: rest.join('/'),
    namespace: isEverywhere ? '' : call.namespace,
  }
}

/** The groups that everybody is in who is known, and those of a service account (apiserver/pkg/authentication). */
function groupsOf(user: string): readonly string[] {
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(user) ?? []
  const accounts = namespace === undefined ? [] : ['system:serviceaccounts', `system:serviceaccounts:${namespace}`]
  return [...accounts, 'system:authenticated']
}

function notSimulated(call: Call, flag: string): Failure {
  call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl auth can-i ${flag}` }))
  return { kind: 'exit', code: 1 }
}
