import type { Writable } from '../../../domain/writable.ts'
import { goQuote } from '../../../formats/dockerfile/index.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { withSuggestion } from './suggest.ts'

/** What a `RUN --mount` needs: where it takes files from and where they appear during that RUN. */
export interface Mount {
  readonly type: string
  /** A stage or an image; empty for the build context. */
  readonly from: string
  readonly source: string
  readonly target: string
}

type Expand = (word: string) => Outcome<string>

const TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh']
const SHARING = ['shared', 'private', 'locked']
const KEYS =
  'type from source target readonly id sharing required size mode uid gid src dst destination ro rw readwrite env'.split(
    ' ',
  )
/**
 * Reads the value of `--mount`. Without `expand` only `from` is looked at, as variables are not known yet. Fails in the
 * builder's words. Source: BuildKit `frontend/dockerfile/instructions/commands_runmount.go` (parseMount).
 */
export function parseMount(text: string, expand: Expand | undefined): Outcome<Mount> {
  const mount = { type: 'bind', from: '', source: '', target: '', sharing: '', id: '' }
  for (const field of splitCsv(text)) {
    const equals = field.indexOf('=')
    const key = (equals === -1 ? field : field.slice(0, equals)).toLowerCase()
    if (equals === -1) {
      if (expand === undefined || ['readonly', 'ro', 'readwrite', 'rw'].includes(key)) continue
      if (key !== 'required') return failed(`invalid field '${field}' must be a key=value pair`)
      if (mount.type !== 'secret' && mount.type !== 'ssh') return failed(unexpected(key, mount.type))
      continue
    }
    const written = field.slice(equals + 1)
    if (expand === undefined) {
      const dollar = written.indexOf('$')
      if (key === 'from' && dollar !== -1 && dollar !== written.length - 1) {
        return failed(`'${key}' doesn't support variable expansion, define alias stage instead`)
      }
      if (key === 'from') mount.from = written
      continue
    }
    const value = expand(written)
    if (!value.ok) return value
    const problem = setField(mount, key, value.value, field)
    if (problem !== undefined) return failed(problem)
  }
  const problem = expand === undefined ? undefined : problemOf(mount)
  return problem === undefined ? done(mount) : failed(problem)
}

type WritableMount = Writable<Mount> & { sharing: string; id: string }

function unexpected(key: string, type: string): string {
  return `unexpected key '${key}' for mount type '${type}'`
}

function setField(mount: WritableMount, key: string, value: string, field: string): string | undefined {
  switch (key) {
    case 'type':
      mount.type = value.toLowerCase()
      if (TYPES.includes(mount.type)) return undefined
      return withSuggestion(`unsupported mount type ${goQuote(value)}`, value, TYPES)
    case 'from':
      mount.from = value
      return undefined
    case 'source':
    case 'src':
      mount.source = value
      return undefined
    case 'target':
    case 'dst':
    case 'destination':
      mount.target = value
      return undefined
    case 'id':
      mount.id = value
      return undefined
    case 'sharing':
      mount.sharing = value.toLowerCase()
      if (SHARING.includes(mount.sharing)) return undefined
      return withSuggestion(`unsupported sharing value ${goQuote(value)}`, value, SHARING)
    case 'required':
      return mount.type === 'secret' || mount.type === 'ssh' ? undefined : unexpected(key, mount.type)
    case 'size':
      return mount.type === 'tmpfs' ? undefined : unexpected(key, mount.type)
    case 'mode':
      return /^[0-7]+$/.test(value) ? undefined : `invalid value ${value} for mode`
    case 'uid':
    case 'gid':
      return /^\d+$/.test(value) ? undefined : `invalid value ${value} for ${key}`
    default:
      return KEYS.includes(key) ? undefined : withSuggestion(`unexpected key '${key}' in '${field}'`, key, KEYS)
  }
}

function problemOf(mount: WritableMount): string | undefined {
  if (mount.type === 'secret') {
    if (mount.from !== '') return 'secret mount should not have a from'
    if (mount.sharing !== '') return 'secret mount should not define sharing'
    if (mount.source === '' && mount.target === '' && mount.id === '') {
      return 'invalid secret mount. one of source, target required'
    }
    if (mount.source !== '' && mount.id !== '') return "both source and id can't be set"
  }
  return mount.sharing !== '' && mount.type !== 'cache'
    ? `invalid cache sharing set for ${mount.type} mount`
    : undefined
}

/** Fields between commas; quotes protect commas, a doubled quote is one. */
function splitCsv(text: string): readonly string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"' && quoted && text.charAt(at + 1) === '"') {
      field += '"'
      at += 1
    } else if (character === '"') quoted = !quoted
    else if (character === ',' && !quoted) {
      fields.push(field)
      field = ''
    } else field += character
  }
  fields.push(field)
  return fields
}
