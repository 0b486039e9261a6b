import { printableJson } from '../render/sanitize.ts'
import { resultJson } from './json.ts'
import type { BatchReporter } from './reporter.ts'

/** A line of JSON for each result, as in the `results` of the whole and with what the exercise is worth, for programs that read line by line. */
export const batchJsonlReporter: BatchReporter<Iterable<string>> = function* (results, context) {
  const maximum = new Map(results.exercises.map(({ id, maxPoints }) => [id, maxPoints]))
  const { formatVersion, engine } = results
  for (const result of results.results) {
    const maxPoints = maximum.get(result.exercise) ?? 0
    yield `${printableJson(JSON.stringify({ formatVersion, engine, maxPoints, ...resultJson(result, context) }))}\n`
  }
}
