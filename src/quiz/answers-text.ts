import { SEED_KEY } from '../domain/exercise.ts'
import type { Value } from '../domain/json.ts'

/** The text of an `answers.yaml` that holds these answers, in their order. Everything that could be taken for something else is quoted, as JSON and YAML do alike. */
export function answersText(seed: string | undefined, answers: readonly (readonly [string, Value])[]): string {
  const lines = answers.map(([id, value]) => `${id}: ${flow(value)}\n`)
  return `${seed === undefined ? '' : `${SEED_KEY}: ${flow(seed)}\n`}${lines.join('')}`
}

function flow(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value !== 'string') return JSON.stringify(value)
  return isPlain(value) ? value : JSON.stringify(value)
}

/** Words that YAML 1.2 reads as texts, also inside of a list. */
function isPlain(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9 ./=_-]*$/.test(text) && text.trim() === text && !/^(?:true|false|null)$/i.test(text)
}
