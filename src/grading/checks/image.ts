import { defineCheck } from '../check-kind.ts'
import { fieldOf } from '../deployment-facts.ts'
import { sameImage } from '../image-name.ts'
import { expectedOf, type TextSpec, textMatches } from '../matching.ts'
import { judged } from '../outcome.ts'
import { findContainer, findWorkload, type PlacedContainer } from '../target.ts'

interface Spec extends TextSpec {
  readonly container?: string
}

interface Looked extends Pick<PlacedContainer, 'place'> {
  readonly image: string
}

/**
 * The image of a container; where none is named, that of one of the containers. `is` compares what a reference means: `nginx` is
 * `docker.io/library/nginx:latest`.
 */
export const imageCheck = defineCheck<Spec>({
  kind: 'image',
  rests: 'spec',
  run: (context, { container, is, ...others }) => {
    const workload = findWorkload(context)
    if (!workload.ok) return workload.outcome
    const { object, podSpec, podSpecPath } = workload.value
    let looked: readonly Looked[] = podSpec.containers.map(({ image = '' }, index) => ({
      image,
      place: ['containers', index],
    }))
    if (container !== undefined) {
      const found = findContainer(workload.value, container)
      if (!found.ok) return found.outcome
      looked = [{ image: found.value.container.image ?? '', place: found.value.place }]
    }
    const right = looked.find(({ image }) => (is === undefined || sameImage(is, image)) && textMatches(others, image))
    const told = right === undefined ? looked : [right]
    return judged(right !== undefined, {
      expected: expectedOf(is === undefined ? others : { is, ...others }),
      actual: told.map(({ image }) => image).join(', '),
      evidence: told.map(({ place }) => fieldOf(object, ...podSpecPath, ...place, 'image')),
    })
  },
})
