import { type FieldPath, isJsonObject, type Value } from '../../domain/json.ts'
import { isImageName } from '../../kubernetes/image-reference.ts'
import { type Finding, type ManifestItem, valueAt } from './item.ts'

/** Where kinds keep the spec of their pods. */
const POD_SPECS: readonly FieldPath[] = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
]

/** Images that no node can pull: the server takes any text, and the container then waits with `InvalidImageName`. */
export function imageFindings(item: ManifestItem): readonly Finding[] {
  return POD_SPECS.flatMap((spec) =>
    ['initContainers', 'containers'].flatMap((list) => {
      const containers = valueAt(item.value, [...spec, list])
      if (!Array.isArray(containers)) return []
      return (containers as readonly Value[]).flatMap((container, index) => {
        const image = isJsonObject(container) ? container['image'] : undefined
        // Blanks around it are refused by the server.
        if (typeof image !== 'string' || image.trim() !== image || image === '' || isImageName(image)) return []
        const meant = imageMeant(image)
        const path = [...spec, list, index, 'image']
        const args = { value: image, ...(meant === undefined ? {} : { meant }) }
        return [{ code: 'MANIFEST_IMAGE_INVALID', args, path, part: 'value' } satisfies Finding]
      })
    }),
  )
}

/** The name that was most likely meant: `nginx:1.26` for `Nginx: 1.26`. */
export function imageMeant(image: string): string | undefined {
  const joined = image
    .trim()
    .replace(/^https?:\/\//, '')
    .replaceAll(/\s*([:/@])\s*/g, '$1')
    .replace(/[:/]+$/, '')
  const hyphened = joined.replaceAll(/\s+/g, '-')
  const cut = Math.max(hyphened.lastIndexOf('/'), 0)
  const colon = hyphened.indexOf(':', cut)
  const lower = colon < 0 ? hyphened.toLowerCase() : hyphened.slice(0, colon).toLowerCase() + hyphened.slice(colon)
  return [joined, lower].find((name) => name !== image && isImageName(name))
}
