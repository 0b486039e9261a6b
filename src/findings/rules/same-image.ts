import type { Deployment } from '../../kubernetes/types.ts'
import { isDeployment } from '../observe.ts'
import { allTold, finding, type Told } from '../told.ts'
import type { Finding, FindingContext } from '../types.ts'

/** An image of the same name is to be rolled out, which is no change of the pod template. */
export const sameImage: Finding = {
  code: 'REVISION_SAME_IMAGE',
  find: (context) =>
    rebuiltImages(context).map(({ step, deployment, image }) =>
      finding('REVISION_SAME_IMAGE', { deployment, image }, context.places.step(step)),
    ),
}

interface SameImage {
  readonly step: number
  readonly deployment: string
  readonly image: string
}

/** `set image` to what it is, and any command in vain after its image was built, tagged or pushed again. */
export function rebuiltImages(context: FindingContext): readonly SameImage[] {
  const told = allTold(context).filter(({ note, step }) => note.reason.code === 'REVISION_UNCHANGED' && step.exit === 0)
  return told.flatMap((each) => {
    const image = sameImageOf(context, each)
    return image === undefined ? [] : [{ step: each.index, deployment: each.note.deployment, image }]
  })
}

function sameImageOf(context: FindingContext, { index, words, note }: Told): string | undefined {
  const images = imagesOf(context, note.namespace, note.deployment, context.steps[index]?.step.endMs ?? 0)
  if (words.verb === 'set image') {
    const asked = words.words.map((word) => word.slice(word.indexOf('=') + 1))
    return images.find((image) => asked.includes(image))
  }
  const before = context.steps.slice(0, index).map(({ step }) => step.argv)
  return images.find((image) => before.some((argv) => argv[0] === 'docker' && makesImage(argv, image)))
}

const MAKING: ReadonlySet<string> = new Set(['build', 'push', 'tag'])

function makesImage(argv: readonly string[], image: string): boolean {
  return argv.some((word) => MAKING.has(word)) && argv.some((word) => word === image || word.endsWith(`=${image}`))
}

/** The images of the Deployment as it was last written by then. */
function imagesOf({ writes }: FindingContext, namespace: string, name: string, atMs: number): readonly string[] {
  const last = writes.findLast(
    ({ ref, atMs: at }) =>
      ref.resource === 'deployments' && ref.namespace === namespace && ref.name === name && at <= atMs,
  )?.after
  return last !== undefined && isDeployment(last) ? containersOf(last).map(({ image = '' }) => image) : []
}

function containersOf({ spec }: Deployment) {
  return [...(spec.template.spec.initContainers ?? []), ...spec.template.spec.containers]
}
