import { isDeployment } from '../observe.ts'
import { allTold, finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `set image` and the like with a name that no container has. */
export const containerUnknown: Finding = {
  code: 'COMMAND_CONTAINER_UNKNOWN',
  find: (context) =>
    allTold(context).flatMap(({ index, step, note }) => {
      const wanted = /unable to find container named "([^"]*)"/.exec(step.stderr)?.[1]
      const live = context.writes.findLast(
        ({ ref, atMs }) =>
          atMs <= step.endMs &&
          ref.resource === 'deployments' &&
          ref.name === note.deployment &&
          ref.namespace === note.namespace,
      )?.after
      if (wanted === undefined || live === undefined || !isDeployment(live)) return []
      const { initContainers = [], containers } = live.spec.template.spec
      const exists = [...containers, ...initContainers].map(({ name }) => name).join(', ')
      return [
        finding(
          'COMMAND_CONTAINER_UNKNOWN',
          { wanted, deployment: note.deployment, exists },
          context.places.step(index),
        ),
      ]
    }),
}
