import { diagnostic } from '../domain/codes.ts'
import type { JsonObject, Value } from '../domain/json.ts'
import { readManifests } from '../formats/yaml/kubernetes.ts'
import type { PatchType } from '../kubernetes/api.ts'
import { goQuote } from '../kubernetes/go-format.ts'
import { semanticEqual } from '../kubernetes/semantic-equal.ts'
import { badRequest } from '../kubernetes/status.ts'
import { select } from './builder.ts'
import type { Call, Command } from './call.ts'
import { type DryRun, readDryRun, writeOptions } from './dry-run.ts'
import { type Result, bad, good, message, refused } from './failure.ts'
import { type Info, asJson, refOf } from './info.ts'
import { NO_OBJECT, patchedLocally } from './local-patch.ts'
import { printerFor } from './printer.ts'
import { answered } from './request.ts'

const TYPES: readonly PatchType[] = ['json', 'merge', 'strategic']

/** `kubectl patch` (kubectl pkg/cmd/patch/patch.go). */
export const patch: Command = (call) => {
  const { flags, args } = call
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const problem = flagProblem(call, dryRun.value)
  if (problem !== undefined) return message(problem)
  if (flags.text('subresource') !== '') {
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: 'kubectl patch --subresource' }))
    return { kind: 'exit', code: 1 }
  }
  const type = (flags.text('type') === '' ? 'strategic' : flags.text('type').toLowerCase()) as PatchType
  const isLocal = flags.on('local') || dryRun.value === 'client'
  const body = readPatch(call, isLocal ? type : undefined)
  if (!body.ok) return body.failure
  const selected = select(call, { args, continueOnError: true, local: flags.on('local') })
  if (!selected.ok) return selected.failure
  let count = 0
  const failure = selected.value.visit((info) => {
    count += 1
    const patched = isLocal
      ? patchedLocally(info.resource, info.object ?? {}, type, body.value)
      : send(call, info, type, body.value, dryRun.value)
    if (!patched.ok) return patched.failure
    const done = semanticEqual(info.object, patched.value) ? 'patched (no change)' : 'patched'
    // A printer for each object, and unlike others it does not say that it was a dry run.
    const printer = printerFor(call)
    return printer.ok ? printer.value.print(patched.value, done) : printer.failure
  })
  return failure ?? (count === 0 ? message('no objects passed to patch') : undefined)
}

function flagProblem({ flags, args }: Call, dryRun: DryRun): string | undefined {
  const [text, file, type] = [flags.text('patch'), flags.text('patch-file'), flags.text('type')]
  if (text !== '' && file !== '') return 'cannot specify --patch and --patch-file together'
  if (text === '' && file === '') return 'must specify --patch or --patch-file containing the contents of the patch'
  if (flags.on('local') && args.length > 0) return 'cannot specify --local and server resources'
  if (flags.on('local') && dryRun === 'server') {
    return 'cannot specify --local and --dry-run=server - did you mean --dry-run=client?'
  }
  if (type !== '' && !TYPES.some((one) => one === type.toLowerCase())) {
    return `--type must be one of [${TYPES.join(' ')}], not ${goQuote(type)}`
  }
  return undefined
}

/** The patch as a value: JSON, or YAML of one document. `localType`: its type, where no server is there to read it. */
function readPatch(call: Call, localType: PatchType | undefined): Result<Value> {
  const file = call.flags.text('patch-file')
  const text = file === '' ? call.flags.text('patch') : call.host.files.read(file)
  if (text === undefined) return refused(`unable to read patch file: open ${file}: no such file or directory`)
  const read = readManifests(text, { file: file === '' ? 'patch' : file, limits: call.host.limits })
  if (read.error === undefined) return good(read.documents[0]?.value ?? null)
  const why = read.error.message ?? 'too large'
  // Text that begins like JSON goes to whoever applies it as it is, who cannot read it either.
  if (/^\s*\{/.test(text)) {
    if (localType !== undefined) return refused(localType === 'json' ? asWhole(why) : NO_OBJECT[localType])
    return bad({ kind: 'status', status: badRequest(asWhole(why)) })
  }
  return refused(
    `unable to parse ${goQuote(call.flags.text('patch'))}: ${why.replace('error converting YAML to JSON: ', '')}`,
  )
}

/** The words of a decoder that has the whole text, where those at hand are from one that reads a stream. */
function asWhole(why: string): string {
  return why.replace(/^json: offset [0-9]+: /, '').replace(/^unexpected EOF$/, 'unexpected end of JSON input')
}

function send(call: Call, info: Info, type: PatchType, body: Value, dryRun: DryRun): Result<JsonObject> {
  const { api } = call.host.cluster
  const patched = answered(call, api.patch(refOf(info), type, body, writeOptions(dryRun)))
  if (!patched.ok) return patched
  if (!call.flags.on('record')) return good(asJson(patched.value))
  const annotations = { 'kubernetes.io/change-cause': call.recorded }
  const recorded = answered(call, api.patch(refOf(info), 'merge', { metadata: { annotations } }, writeOptions(dryRun)))
  return good(asJson(recorded.ok ? recorded.value : patched.value))
}
