import { diagnostic } from '../../domain/codes.ts'
import { select } from '../builder.ts'
import { type Call, type Command, usageError } from '../call.ts'
import { dryRunSuffix, readDryRun, readValidation, writeOptions } from '../dry-run.ts'
import { message, withSource } from '../failure.ts'
import { asJson, refOf } from '../info.ts'
import { savedConfig, withChangeCause } from '../last-applied.ts'
import { printerFor } from '../printer.ts'
import { answered } from '../request.ts'

/** `kubectl create -f` (kubectl pkg/cmd/create/create.go). */
export const create: Command = (call) => {
  const { flags, args } = call
  if (args.length > 0) return usageError(call, `Unexpected args: [${args.join(' ')}]`)
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const validation = readValidation(call)
  if (!validation.ok) return validation.failure
  const printer = printerFor(call, dryRunSuffix(dryRun.value))
  if (!printer.ok) return printer.failure
  if (flags.list('filename').length === 0 && flags.text('kustomize') === '') {
    return message('must specify one of -f and -k')
  }
  if (flags.on('edit') || flags.text('raw') !== '') return notSimulated(call, flags.on('edit') ? '--edit' : '--raw')
  const objects = select(call, {
    args: [],
    labelSelector: flags.text('selector'),
    continueOnError: true,
    validate: validation.value !== 'Ignore',
  })
  if (!objects.ok) return objects.failure
  let count = 0
  const failure = objects.value.visit((info) => {
    const saved = savedConfig(info.object ?? {}, flags.on('save-config'))
    const body = flags.on('record') ? withChangeCause(saved, call.recorded) : saved
    let object = body
    if (dryRun.value !== 'client') {
      const options = writeOptions(dryRun.value, info.source, validation.value)
      const { namespace } = refOf(info)
      const made = answered(
        call,
        call.host.cluster.api.create(info.resource.resource, namespace, body, options),
        info,
        validation.value,
      )
      if (!made.ok) return withSource('creating', info.sourceName, made.failure)
      object = asJson(made.value)
    }
    count += 1
    return printer.value.print(object, 'created')
  })
  if (failure !== undefined) return failure
  return count === 0 ? message('no objects passed to create') : undefined
}

function notSimulated(call: Call, flag: string) {
  call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl create ${flag}` }))
  return { kind: 'exit', code: 1 } as const
}
