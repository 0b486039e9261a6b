import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import { goTypeOf } from '../../kubernetes/resources.ts'
import { select } from '../builder.ts'
import type { Call, Command } from '../call.ts'
import { type Result, good, message, refused } from '../failure.ts'
import type { Info } from '../info.ts'
import { mapAt } from '../json-access.ts'
import { createKind, nameArgument, namespaceField } from './subcommand.ts'

/** `kubectl create job` (kubectl pkg/cmd/create/create_job.go): from an image, or from what a CronJob would make. */
export const createJob: Command = (call) => {
  const { args, flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const [image, from] = [flags.text('image'), flags.text('from')]
  const command = args.slice(1)
  if ((image === '') === (from === '')) return message('either --image or --from must be specified')
  if (from !== '' && command.length > 0) return message('cannot specify --from and command')
  const job = from === '' ? good(jobOf(call, name.value, image, command)) : jobFrom(call, name.value, from)
  return job.ok ? createKind(call, 'jobs', job.value, 'job') : job.failure
}

function jobOf(call: Call, name: string, image: string, command: readonly string[]): JsonObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, ...namespaceField(call), creationTimestamp: null },
    spec: { template: template(name, image, command, 'Never') },
    status: {},
  }
}

function template(name: string, image: string, command: readonly string[], restartPolicy: string): JsonObject {
  const container = { name, image, ...(command.length === 0 ? {} : { command }), resources: {} }
  return {
    metadata: { creationTimestamp: null },
    spec: { containers: [container], ...(restartPolicy === '' ? {} : { restartPolicy }) },
  }
}

function jobFrom(call: Call, name: string, from: string): Result<JsonObject> {
  const selected = select(call, { args: [from], latest: true })
  if (!selected.ok) return selected
  const infos: Info[] = []
  const failure = selected.value.visit((info) => {
    infos.push(info)
    return undefined
  })
  if (failure !== undefined) return { ok: false, failure }
  const [source] = infos
  if (source === undefined || infos.length > 1) return refused('from must be an existing cronjob')
  if (source.resource.kind !== 'CronJob') return refused(`unknown object type *${goTypeOf(source.resource)}`)
  const jobTemplate = mapAt(source.object, 'spec', 'jobTemplate')
  const { labels } = mapAt(jobTemplate, 'metadata')
  const owner = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    name: source.name,
    uid: mapAt(source.object, 'metadata')['uid'] ?? '',
    controller: true,
  }
  return good({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      ...namespaceField(call),
      creationTimestamp: null,
      ...(isJsonObject(labels) ? { labels } : {}),
      annotations: {
        'cronjob.kubernetes.io/instantiate': 'manual',
        ...mapAt(jobTemplate, 'metadata', 'annotations'),
      },
      ownerReferences: [owner],
    },
    spec: mapAt(jobTemplate, 'spec'),
    status: {},
  })
}

/** `kubectl create cronjob` (kubectl pkg/cmd/create/create_cronjob.go). */
export const createCronJob: Command = (call) => {
  const { args, flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const restart = flags.text('restart') || 'OnFailure'
  const object: JsonObject = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: name.value, ...namespaceField(call), creationTimestamp: null },
    spec: {
      schedule: flags.text('schedule'),
      jobTemplate: {
        metadata: { name: name.value, creationTimestamp: null },
        spec: { template: template(name.value, flags.text('image'), args.slice(1), restart) },
      },
    },
    status: {},
  }
  return createKind(call, 'cronjobs', object, 'cronjob')
}
