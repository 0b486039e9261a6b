import { diagnostic } from '../domain/codes.ts'
import { type BuilderOptions, select } from './builder.ts'
import type { Call, Command } from './call.ts'
import { readCascade } from './delete.ts'
import { type DryRun, dryRunSuffix, readDryRun, readValidation, writeOptions } from './dry-run.ts'
import { type Failure, type Result, isNotFound, message, withSource } from './failure.ts'
import { type Info, asJson, refOf } from './info.ts'
import { savedConfig } from './last-applied.ts'
import { type Printer, printerFor } from './printer.ts'
import { answered } from './request.ts'
import { kindName } from './resource-names.ts'
import { deleteAndWait } from './waiting.ts'
import type { Cascade, FieldValidation } from '../kubernetes/api.ts'

/** `kubectl replace -f` (kubectl pkg/cmd/replace/replace.go). */
export const replace: Command = (call) => {
  const { flags } = call
  const validation = readValidation(call)
  if (!validation.ok) return validation.failure
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const printer = printerFor(call, dryRunSuffix(dryRun.value))
  if (!printer.ok) return printer.failure
  const cascade = readCascade(call)
  if (!cascade.ok) return cascade.failure
  if (flags.list('filename').length === 0 && flags.text('kustomize') === '') {
    return message('must specify one of -f and -k')
  }
  const problem = flagProblem(call, dryRun.value)
  if (problem !== undefined) return message(problem)
  const unsupported = ['raw', 'subresource'].find((name) => flags.changed(name))
  if (unsupported !== undefined) {
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl replace --${unsupported}` }))
    return { kind: 'exit', code: 1 }
  }
  const options: BuilderOptions = { args: [], continueOnError: true, validate: validation.value !== 'Ignore' }
  if (flags.on('force'))
    return replaceByForce(call, options, printer.value, { validation: validation.value, cascade: cascade.value })
  const selected = select(call, options)
  if (!selected.ok) return selected.failure
  return selected.value.visit((info) => {
    const body = savedConfig(info.object ?? {}, flags.on('save-config'))
    if (dryRun.value === 'client') return printer.value.print(body, 'replaced')
    const write = writeOptions(dryRun.value, info.source, validation.value)
    const updated = answered(call, call.host.cluster.api.update(refOf(info), body, write), info, validation.value)
    if (!updated.ok) return withSource('replacing', info.sourceName, updated.failure)
    return printer.value.print(asJson(updated.value), 'replaced')
  })
}

function flagProblem({ flags }: Call, dryRun: DryRun): string | undefined {
  const isForced = flags.on('force')
  if (flags.number('grace-period') >= 0 && !isForced) return '--grace-period must have --force specified'
  if (flags.number('timeout') !== 0 && !isForced) return '--timeout must have --force specified'
  return isForced && dryRun !== 'none' ? '--dry-run can not be used when --force is set' : undefined
}

/** `--force`: deletes, waits until everything is gone, and makes it anew. */
function replaceByForce(
  call: Call,
  options: BuilderOptions,
  printer: Printer,
  { validation, cascade }: { readonly validation: FieldValidation; readonly cascade: Cascade },
): Failure | undefined {
  const gracePeriod = call.flags.number('grace-period')
  let found = 0
  const gone = visitAll(call, { ...options, validate: false }, (info) => {
    found += 1
    const seconds = gracePeriod < 0 ? {} : { gracePeriodSeconds: Math.max(1, gracePeriod) }
    const deleted: Result<undefined> = deleteAndWait(call, refOf(info), { cascade, ...seconds })
    if (!deleted.ok)
      return isNotFound(deleted.failure) ? undefined : withSource('deleting', info.sourceName, deleted.failure)
    call.out.write(`${kindName(info.resource)} "${info.name}" deleted\n`)
    return undefined
  })
  if (gone !== undefined) return gone
  if (found === 0) call.out.write('No resources found\n')
  let count = 0
  const failure = visitAll(call, options, (info) => {
    const write = writeOptions('none', info.source, validation)
    const { namespace } = refOf(info)
    const created = answered(
      call,
      call.host.cluster.api.create(
        info.resource.resource,
        namespace,
        savedConfig(info.object ?? {}, call.flags.on('save-config')),
        write,
      ),
      info,
      validation,
    )
    if (!created.ok) return created.failure
    count += 1
    return printer.print(asJson(created.value), 'replaced')
  })
  return failure ?? (count === 0 ? message('no objects passed to replace') : undefined)
}

function visitAll(
  call: Call,
  options: BuilderOptions,
  visitor: (info: Info) => Failure | undefined,
): Failure | undefined {
  const selected = select(call, options)
  return selected.ok ? selected.value.visit(visitor) : selected.failure
}
