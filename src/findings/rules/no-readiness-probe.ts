import { finding, toldByDeployment } from '../told.ts'
import type { Finding } from '../types.ts'

/** An updated Deployment whose containers count as ready as soon as they run, so that nothing holds a bad update back. */
export const noReadinessProbe: Finding = {
  code: 'AVAILABILITY_NO_READINESS_PROBE',
  find: (context) =>
    context.snapshot.deployments.flatMap((deployment) => {
      const { name, namespace } = deployment.metadata
      const isUpdated = toldByDeployment(context)
        .flat()
        .some(
          ({ note }) =>
            note.deployment === name && note.namespace === namespace && note.made && note.before !== undefined,
        )
      const { containers } = deployment.spec.template.spec
      const index = containers.findIndex(({ readinessProbe }) => readinessProbe === undefined)
      const container = containers[index]
      if (!isUpdated || container === undefined) return []
      const range = context.places.field(deployment, ['spec', 'template', 'spec', 'containers', index, 'name'])
      return [finding('AVAILABILITY_NO_READINESS_PROBE', { deployment: name, container: container.name }, range)]
    }),
}
