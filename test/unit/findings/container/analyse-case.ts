import type { ContainerAnalysis } from '../../../../src/domain/container.ts'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { analyseContainer } from '../../../../src/findings/container/analyse.ts'
import type { GivenBase } from '../../../../src/findings/container/bases.ts'
import { readRunLine } from '../../../../src/findings/container/run-line.ts'

/** One image and how it is started, as a test writes it. */
export interface Case {
  readonly dockerfile?: string
  /** Files of the build context; `modes` where it is not 0644. */
  readonly files?: Readonly<Record<string, string>>
  readonly modes?: Readonly<Record<string, number>>
  readonly run?: string
  /** Fields of the only container of a pod, in YAML flow style. */
  readonly pod?: string
  readonly bases?: readonly GivenBase[]
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly matrix?: boolean
}

/** What is found out about a case; the Dockerfile is `Dockerfile`, the pod stands in `pod.yaml`. */
export function analyse(given: Case): ContainerAnalysis {
  const { files = {}, modes = {}, bases = [], buildArgs = {} } = given
  const line = given.run === undefined ? undefined : readRunLine(given.run)
  if (line?.ok === false) throw new Error(line.error)
  const context = {
    paths: () => Object.keys(files),
    read: (path: string) => (files[path] === undefined ? undefined : { text: files[path], mode: modes[path] ?? 0o644 }),
  }
  return analyseContainer({
    ...(given.dockerfile === undefined ? {} : { dockerfile: { file: 'Dockerfile', text: given.dockerfile, context } }),
    ...(line === undefined ? {} : { run: line.line }),
    ...(given.pod === undefined ? {} : { pod: { path: 'pod.yaml', text: manifest(given.pod), executable: false } }),
    bases,
    buildArgs,
    matrix: given.matrix === true,
    limits: LIMITS,
  })
}

function manifest(fields: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: "app:1", ${fields} }
`
}

/** Codes of the diagnostics, assumptions left out. */
export function codesOf({ diagnostics }: ContainerAnalysis): readonly string[] {
  return diagnostics
    .filter(({ severity, code }) => severity !== 'info' || !code.endsWith('ASSUMED'))
    .map(({ code }) => code)
}
