import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BatchResults } from '../domain/batch.ts'
import { validate } from '../generated/validate-batch.ts'
import type { Console } from './console.ts'
import { UsageError } from './usage-error.ts'

/** Results that `grade batch --reporter json=FILE` wrote. Anything else is refused: what is not there would count as lost points. */
export function readResults(file: string, console: Console): BatchResults {
  let text: string
  try {
    text = readFileSync(resolve(console.cwd, file), 'utf8')
  } catch {
    throw new UsageError('USAGE_FILE_MISSING', { file })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageError('USAGE_RESULTS', { file, problem: 'JSON' })
  }
  const [problem] = validate(value)
  if (problem !== undefined) throw new UsageError('USAGE_RESULTS', { file, problem: problem.instancePath || '/' })
  return value as BatchResults
}
