import { commandOperator, isCommand, type WrittenCommand } from '../command-operator.ts'
import { swapped } from '../descriptions.ts'
import type { Draft } from '../mutant.ts'
import type { Correction } from './correction.ts'

/** Options of `docker run` that take a word of their own, by both their names. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '--name',
  '--entrypoint',
  '-e',
  '--env',
  '-w',
  '--workdir',
  '-u',
  '--user',
  '-p',
  '--publish',
  '-v',
  '--volume',
])

/** Words behind the image belong to the container: an option of `docker run` that stands there moves in front of the image. */
export const runOptionsFirst: Correction = {
  id: 'run-options-first',
  apply: (file, { limits }) =>
    commandOperator('run-options-first', (command) =>
      isCommand(command, 'docker', 'run') ? moved(command, file.text) : [],
    ).apply(file, limits),
}

function moved({ words, values }: WrittenCommand, text: string): readonly Draft[] {
  const image = imageAt(values)
  const first = words[image]
  if (first === undefined) return []
  return values.flatMap((value, at) => {
    const word = words[at]
    const name = value.split('=')[0] ?? ''
    if (at <= image || word === undefined || !WITH_VALUE.has(name)) return []
    const last = value === name ? (words[at + 1] ?? word) : word
    const option = text.slice(word.start, last.end)
    return [
      {
        edits: [
          { start: first.start, end: first.start, text: `${option} ` },
          { start: (words[at - 1] ?? word).end, end: last.end, text: '' },
        ],
        description: swapped(first.text, option),
      },
    ]
  })
}

/** Where the image stands: the first word behind `run` that is no option, and no option's value. */
function imageAt(values: readonly string[]): number {
  let at = values.indexOf('run') + 1
  while (at < values.length && values[at]?.startsWith('-') === true) at += WITH_VALUE.has(values[at] ?? '') ? 2 : 1
  return at
}
