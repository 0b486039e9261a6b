import type { JsonObject } from '../../domain/json.ts'
import { formatSelector } from '../../kubernetes/selector.ts'
import { mapAt, mapsAt, maybeMapAt, numberAt, textAt, textsAt } from '../json-access.ts'
import { byText, writeContainers } from './container.ts'
import { type DescribeWriter, describeWriter, writeAnnotations, writeLabels } from './writer.ts'
import { writeVolumes } from './volumes.ts'

/** The template of a Deployment or ReplicaSet (describe.go, DescribePodTemplate). */
export function writePodTemplate(writer: DescribeWriter, template: JsonObject): void {
  const spec = mapAt(template, 'spec')
  writer.write(0, 'Pod Template:\n')
  writeLabels(writer, '  Labels', textsAt(template, 'metadata', 'labels'))
  const annotations = textsAt(template, 'metadata', 'annotations')
  if (Object.keys(annotations).length > 0) writeAnnotations(writer, '  Annotations', annotations)
  const account = textAt(spec, 'serviceAccountName')
  if (account !== '') writer.write(1, `Service Account:\t${account}\n`)
  const initContainers = mapsAt(spec, 'initContainers')
  if (initContainers.length > 0) writeContainers(writer, initContainers, { title: 'Init Containers', space: '  ' })
  writeContainers(writer, mapsAt(spec, 'containers'), { title: 'Containers', space: '  ' })
  writeVolumes(writer, mapsAt(spec, 'volumes'), '  ')
  writeSpread(writer, mapsAt(spec, 'topologySpreadConstraints'), '  ')
  const priority = textAt(spec, 'priorityClassName')
  if (priority !== '') writer.write(1, `Priority Class Name:\t${priority}\n`)
  writeLabels(writer, '  Node-Selectors', textsAt(spec, 'nodeSelector'))
  writeTolerations(writer, '  Tolerations', mapsAt(spec, 'tolerations'))
}

/** The template as `rollout history --revision` shows it: with its tabs as they are. */
export function unalignedTemplate(template: JsonObject): string {
  const writer = describeWriter()
  writePodTemplate(writer, template)
  return writer.blocks.join('')
}

export function writeSpread(writer: DescribeWriter, constraints: readonly JsonObject[], space: string): void {
  if (constraints.length === 0) return
  const lines = constraints.toSorted(byText('topologyKey')).map((constraint) => {
    const selector = maybeMapAt(constraint, 'labelSelector')
    const of = selector === undefined ? '' : ` for selector ${formatSelector(selector)}`
    const skew = `when max skew ${numberAt(constraint, 'maxSkew')} is exceeded`
    return `${textAt(constraint, 'topologyKey')}:${textAt(constraint, 'whenUnsatisfiable')} ${skew}${of}\n`
  })
  writer.write(0, `${space}Topology Spread Constraints:\t${lines.join(`${space}\t`)}`)
}

export function writeTolerations(writer: DescribeWriter, title: string, tolerations: readonly JsonObject[]): void {
  const lines = tolerations.toSorted(byText('key')).map((toleration) => {
    const [key, value, effect] = ['key', 'value', 'effect'].map((name) => textAt(toleration, name))
    const seconds = toleration['tolerationSeconds']
    const what = `${key}${value === '' ? '' : `=${value}`}${effect === '' ? '' : `:${effect}`}`
    const exists = textAt(toleration, 'operator') === 'Exists' && value === ''
    const operator = exists ? `${what === '' ? '' : ' '}op=Exists` : ''
    return `${what}${operator}${typeof seconds === 'number' ? ` for ${seconds}s` : ''}\n`
  })
  writer.write(0, `${title}:\t${lines.length === 0 ? '<none>\n' : lines.join('\t')}`)
}
