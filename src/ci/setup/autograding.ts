/** What was counted in an `autograding.json` of GitHub Classroom. */
export interface Autograding {
  readonly tests: number
  readonly points: number
}

/** Tests and points of an `autograding.json`; `undefined` where the file is none. Nothing of it is ever run. */
export function readAutograding(text: string): Autograding | undefined {
  const tests = testsOf(text)
  if (tests === undefined) return undefined
  const points = tests.map((test) => (isRecord(test) ? Number(test['points'] ?? 0) : 0))
  return { tests: tests.length, points: points.filter(Number.isFinite).reduce((sum, each) => sum + each, 0) }
}

function testsOf(text: string): readonly unknown[] | undefined {
  try {
    const file: unknown = JSON.parse(text)
    const tests = isRecord(file) ? file['tests'] : undefined
    return Array.isArray(tests) ? tests : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
