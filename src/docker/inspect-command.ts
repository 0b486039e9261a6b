import { inspectFormatted, type Inspected } from './format/inspect-format.ts'
import { inspectType } from './format/inspect-types.ts'
import { lastOf, type Parsed } from './flags.ts'
import { containerObject, imageObject } from './inspect-objects.ts'
import { findContainer, findImage, idOf, type Store } from './store.ts'
import type { Answer } from './types.ts'

const TYPES = 'config container image network node plugin secret service task volume'.split(' ')

/** `docker inspect` for containers and images: the part of the real object that the simulation knows. */
export function inspectCommand(store: Store, parsed: Parsed, only?: 'container' | 'image'): Answer {
  const kind = only ?? lastOf(parsed.flags, 'type')
  if (kind !== undefined && kind !== '' && !TYPES.includes(kind)) {
    const known = TYPES.map((type) => JSON.stringify(type)).join(', ')
    return { exit: 1, stderr: `unknown type: ${JSON.stringify(kind)}: must be one of ${known}\n` }
  }
  const format = lastOf(parsed.flags, 'format') ?? ''
  const isFormatted = format !== '' && format !== 'json'
  const { limits } = store.options
  const command = only === undefined ? 'docker inspect' : `docker ${only} inspect`
  // A template that cannot be read is refused before anything is asked for.
  const refused = isFormatted ? inspectFormatted(command, format, [], limits) : undefined
  if (refused !== undefined && refused.exit !== 0) return refused
  const objects: Inspected[] = []
  let stdout = ''
  let stderr = ''
  for (const name of parsed.operands) {
    const object = find(store, name, kind)
    if (object === undefined) {
      stderr +=
        kind === undefined
          ? `Error: No such object: ${name}\n`
          : `Error response from daemon: No such ${kind}: ${name}\n`
      continue
    }
    objects.push(object)
    if (!isFormatted) continue
    const answer = inspectFormatted(command, format, [object], limits)
    if (answer.diagnostics !== undefined) return { ...answer, stdout, stderr }
    stdout += answer.stdout ?? ''
    stderr += answer.stderr ?? ''
  }
  const exit = stderr === '' ? 0 : 1
  if (isFormatted) return { exit, stdout: stdout === '' ? '\n' : stdout, stderr }
  const jsons = objects.map(({ json }) => json)
  return { exit, stdout: `${JSON.stringify(jsons, undefined, format === 'json' ? undefined : 4)}\n`, stderr }
}

function find(store: Store, name: string, kind: string | undefined): Inspected | undefined {
  const container = kind === 'image' ? undefined : findContainer(store, name)
  if (container !== undefined) {
    return { type: inspectType('container.InspectResponse'), json: containerObject(container.view()) }
  }
  const found = kind === 'container' ? undefined : findImage(store, name)
  if (found?.isLocal !== true) return undefined
  const built = store.images.find(name)
  const id = idOf(store, name) ?? ''
  const pulled = store.images.pulled.filter((image) => image.id === id).map(({ reference }) => reference)
  const json = imageObject(found.image, id, built?.references ?? pulled, built?.createdMs)
  return { type: inspectType('image.InspectResponse'), json }
}
