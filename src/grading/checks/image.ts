import { defineCheck } from '../check-kind.ts'
import { fieldOf } from '../deployment-facts.ts'
import { sameImage } from '../image-name.ts'
import { expectedOf, type TextSpec, textMatches } from '../matching.ts'
import { judged } from '../outcome.ts'
import { findContainer, findWorkload } from '../target.ts'

interface Spec extends TextSpec {
  readonly container?: string
}

/** The image of a container. `is` compares what a reference means: `nginx` is `docker.io/library/nginx:latest`. */
export const imageCheck = defineCheck<Spec>({
  kind: 'image',
  shorthand: true,
  rests: 'spec',
  run: (context, spec) => {
    const workload = findWorkload(context)
    if (!workload.ok) return workload.outcome
    const found = findContainer(workload.value, spec.container)
    if (!found.ok) return found.outcome
    const { container, index } = found.value
    const actual = container.image ?? ''
    const { is, ...others } = spec
    const right = (is === undefined || sameImage(is, actual)) && textMatches(others, actual)
    const { object, podSpecPath } = workload.value
    return judged(right, {
      expected: expectedOf(spec),
      actual,
      evidence: [fieldOf(object, ...podSpecPath, 'containers', index, 'image')],
    })
  },
})
