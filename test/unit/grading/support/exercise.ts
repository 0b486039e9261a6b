import type { CheckSpec, Exercise, Scenario, Step } from '../../../../src/domain/exercise.ts'
import type { Value } from '../../../../src/domain/json.ts'
import type { SourceFile, Submission } from '../../../../src/domain/submission.ts'
import type { ImageRule } from '../../../../src/domain/world.ts'

const RANGE = { file: 'README.md', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }

type Bare<T> = T extends unknown ? Omit<T, 'range'> : never

/** A step without its place in the Markdown. */
export type BareStep = Bare<Step>

export function check(
  id: string,
  kind: string,
  is: Value | Readonly<Record<string, Value>>,
  more: Partial<CheckSpec> = {},
): CheckSpec {
  const isMap = typeof is === 'object' && is !== null && !Array.isArray(is)
  return {
    id,
    kind,
    spec: isMap ? (is as Readonly<Record<string, Value>>) : { is },
    points: 1,
    hints: [],
    needs: [],
    reveal: 'full',
    hidden: false,
    range: RANGE,
    ...more,
  }
}

export function scenario(id: string, steps: readonly BareStep[], more: Partial<Scenario> = {}): Scenario {
  return {
    id,
    title: { en: id },
    hidden: false,
    range: RANGE,
    steps: steps.map((step) => ({ ...step, range: RANGE })),
    ...more,
  }
}

export interface ExerciseParts {
  readonly scenarios: readonly Scenario[]
  readonly files?: readonly string[]
  readonly images?: readonly ImageRule[]
  readonly given?: readonly SourceFile[]
}

/** `name?` is a file that need not be handed in. */
export function exercise({ scenarios, files = [], images = [], given = [] }: ExerciseParts): Exercise {
  return {
    id: 'exercise-3',
    title: { en: 'Roll back a bad release' },
    topics: [],
    files: files.map((name) => ({ path: name.replace('?', ''), optional: name.endsWith('?') })),
    world: { images, tags: 'assumed', unknownImages: 'ungradable' },
    prose: { en: '' },
    scenarios,
    given,
  }
}

export function file(path: string, text: string): SourceFile {
  return { path, text, executable: false }
}

export function submission(...files: readonly SourceFile[]): Submission {
  return { files, diagnostics: [] }
}

export function manifest(image: string, replicas = 4): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: ${image}
`
}
