import { commandOperator, wordDraft } from '../command-operator.ts'

/** Flags that say how many there shall be or which one. How long to wait for something is no such number. */
const COUNTED = /^(--(?:replicas|revision|port|target-port|tail)=)(\d+)$/

/** A number on a command line is one more: of replicas, of a revision, of what `docker run` is given. */
export const argumentNumber = commandOperator('argument-number', ({ words, values }) =>
  words.flatMap((word, index) => {
    const [, flag = '', digits] = COUNTED.exec(word.value) ?? []
    const bare =
      values[0] === 'docker' || values[index - 1] === '--replicas' ? /^\d+$/.exec(word.value)?.[0] : undefined
    const number = digits ?? bare
    return number === undefined ? [] : [wordDraft(word, `${flag}${Number(number) + 1}`)]
  }),
)
