import type { Command } from '../call.ts'
import { type Failure, combined, message } from '../failure.ts'
import type { EditableObject } from '../go-json.ts'
import { parsePairs, splitPairs } from './pairs.ts'
import { changeAll, commonProblem, setCommand } from './patching.ts'
import { noPodSpec, objectsAt, podSpecOf } from './pod-spec.ts'

/** `kubectl set image` (kubectl pkg/cmd/set/set_image.go). */
export const setImage: Command = (call) => {
  const split = splitPairs(call.args, 'image')
  if (!split.ok) return split.failure
  const images = parsePairs(split.value.pairs, 'image', false)
  if (!images.ok) return images.failure
  const command = setCommand(call, split.value.resources)
  if (!command.ok) return command.failure
  const problems: string[] = []
  const common = commonProblem(command.value)
  if (common !== undefined) problems.push(common)
  const { set } = images.value
  if (set.size === 0) problems.push('at least one image update is required')
  else if (set.size > 1 && set.has('*')) {
    problems.push(
      'all containers are already specified by *, but saw more than one container_name=container_image pairs',
    )
  }
  const problem = combined(problems.map(message))
  if (problem !== undefined) return problem
  const failures: Failure[] = []
  return changeAll(
    command.value,
    {
      done: 'image updated',
      failed: 'failed to patch image update to pod template:',
      change(info, object) {
        const spec = podSpecOf(info, object)
        if (spec === undefined) return noPodSpec(info)
        for (const [name, image] of set) {
          if (!setImages(spec, name, image)) failures.push(message(`error: unable to find container named "${name}"`))
        }
        return undefined
      },
    },
    failures,
  )
}

/** Sets the image of every container of that name; true when there is one. */
function setImages(spec: EditableObject, name: string, image: string): boolean {
  const containers = [...objectsAt(spec, 'initContainers'), ...objectsAt(spec, 'containers')]
  const named = containers.filter((container) => name === '*' || container['name'] === name)
  for (const container of named) {
    // An empty text is left out, as Go leaves it out.
    if (image === '') delete container['image']
    else container['image'] = image
  }
  return named.length > 0
}
