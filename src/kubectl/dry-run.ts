import { EPOCH_MS } from '../domain/time.ts'
import type { FieldValidation, WriteOptions, WriteSource } from '../kubernetes/api.ts'
import type { Call } from './call.ts'
import { type Result, good, refused } from './failure.ts'
import { goQuote } from '../kubernetes/go-format.ts'

export type DryRun = 'none' | 'client' | 'server'

const BOOLEANS: Readonly<Record<string, DryRun>> = {
  '1': 'client',
  t: 'client',
  T: 'client',
  true: 'client',
  TRUE: 'client',
  True: 'client',
  '0': 'none',
  f: 'none',
  F: 'none',
  false: 'none',
  FALSE: 'none',
  False: 'none',
}

/** What `--dry-run` asks for. The two old spellings are warned of as klog does. */
export function readDryRun(call: Call): Result<DryRun> {
  const text = call.flags.text('dry-run')
  if (text === 'none' || text === 'client' || text === 'server') return good(text)
  if (text === '') return call.flags.changed('dry-run') ? invalid(text) : good('none')
  if (text === 'unchanged') {
    call.err.write(klogWarning(call, 702, '--dry-run is deprecated and can be replaced with --dry-run=client.'))
    return good('client')
  }
  const meant = Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined
  if (meant === undefined) return invalid(text)
  const advice = `--dry-run=${text} is deprecated (boolean value) and can be replaced with --dry-run=${meant}.`
  call.err.write(klogWarning(call, meant === 'client' ? 716 : 719, advice))
  return good(meant)
}

function invalid(text: string): Result<DryRun> {
  return refused(`Invalid dry-run value (${text}). Must be "none", "server", or "client".`)
}

/** What is put behind the line of a command that did nothing. */
export function dryRunSuffix(dryRun: DryRun): string {
  return { none: '', client: ' (dry run)', server: ' (server dry run)' }[dryRun]
}

/** A line of klog: level, date, time, process id, source. */
function klogWarning(call: Call, line: number, text: string): string {
  const totalMs = EPOCH_MS + call.host.cluster.nowMs
  const secondOfDay = Math.floor(totalMs / 1000) % 86_400
  const clock = [Math.floor(secondOfDay / 3600), Math.floor(secondOfDay / 60) % 60, secondOfDay % 60]
  const time = clock.map((part) => String(part).padStart(2, '0')).join(':')
  const day = String(1 + Math.floor(call.host.cluster.nowMs / 86_400_000)).padStart(2, '0')
  const micros = String((totalMs % 1000) * 1000).padStart(6, '0')
  return `W01${day} ${time}.${micros}       1 helpers.go:${line}] ${text}\n`
}

/** What `--validate` asks for. */
export function readValidation(call: Call): Result<FieldValidation> {
  const text = call.flags.text('validate')
  // A command without such a flag leaves it to the server.
  if (text === '' && !call.flags.changed('validate')) return good('Warn')
  switch (text) {
    case 'strict':
    case 'true':
    case '1':
    case 't':
    case 'T':
    case 'TRUE':
    case 'True':
      return good('Strict')
    case 'warn':
      return good('Warn')
    case 'ignore':
    case 'false':
    case '0':
    case 'f':
    case 'F':
    case 'FALSE':
    case 'False':
      return good('Ignore')
    default:
      return refused(
        `invalid - validate option ${goQuote(text)}; must be one of: strict (or true), warn, ignore (or false)`,
      )
  }
}

/** Options of a write: nothing is kept in a server dry run, and the file an object came from goes along. */
export function writeOptions(dryRun: DryRun, source?: WriteSource, fieldValidation?: FieldValidation): WriteOptions {
  return {
    ...(dryRun === 'server' ? { dryRun: true } : {}),
    ...(fieldValidation === undefined ? {} : { fieldValidation }),
    ...(source === undefined ? {} : { source }),
  }
}
