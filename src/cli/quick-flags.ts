import type { GradeFlags } from './commands/grade.ts'

/** What names an exercise here. Commands are told from exercises by `COMMAND_NAMES`. */
const EXERCISE = /^(?:\d+|[a-z][a-z0-9-]*)$/

/** First words that are no exercise: the commands of `createProgram`, which is not loaded to grade one. */
export const COMMAND_NAMES: ReadonlySet<string> = new Set(
  `audit batch classroom completion diff doctor entrypoint explain gradebook help hint lint list merge new next quiz reset rollout show start
  verify`.split(/\s+/),
)

const SWITCHES: Readonly<Record<string, Partial<GradeFlags>>> = {
  '--ascii': { ascii: true },
  '--color': { color: true },
  '--no-color': { color: false },
  '--outputs': { outputs: true },
  '--plain': { plain: true },
}

const VALUED: Readonly<Record<string, keyof GradeFlags>> = {
  '--exercises': 'exercises',
  '--lang': 'lang',
  '--only': 'only',
}

/**
 * The flags of a command line that grades one exercise and writes the text report, in the plainest way to type it; `undefined` for any
 * other, however sound: `createProgram` knows what to make of it. What this reads it reads as that does.
 */
export function quickFlags(argv: readonly string[]): GradeFlags | undefined {
  const names: string[] = []
  let flags: Partial<GradeFlags> = {}
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    const value = argv[at + 1]
    const valued = VALUED[word]
    if (!word.startsWith('-')) names.push(word)
    else if (Object.hasOwn(SWITCHES, word)) flags = { ...flags, ...SWITCHES[word] }
    else if (valued === undefined || value === undefined || value.startsWith('-')) return undefined
    else {
      flags = { ...flags, [valued]: value }
      at += 1
    }
  }
  const [exercise, submission] = names
  if (exercise === undefined || names.length > 2 || !EXERCISE.test(exercise) || COMMAND_NAMES.has(exercise))
    return undefined
  if (flags.lang !== undefined && flags.lang !== 'en' && flags.lang !== 'ko') return undefined
  return { ...flags, exercise, submission }
}
