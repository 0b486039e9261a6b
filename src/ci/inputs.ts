import type { Reveal } from '../domain/exercise.ts'
import type { Language } from '../domain/text.ts'
import type { FailOn } from './graded.ts'
import type { LegacyMode } from './legacy.ts'

/** What a grading in CI is asked for. Every value has been held against a pattern. */
export interface CiInputs {
  readonly exercises: readonly string[]
  /** Where the work is, from the root of the repository. */
  readonly path: string
  /** A folder with exercises; absent: those that came with the grader. */
  readonly exercisesFolder?: string
  /** The commit at which that folder must be. */
  readonly exercisesRef?: string
  readonly reveal: Reveal
  /** Percent of the points. */
  readonly passThreshold: number
  readonly language: Language
  readonly failOn: FailOn
  readonly mode: LegacyMode
}

/** An input that is not what it may be. */
export interface InputProblem {
  readonly input: string
  readonly value: string
  /** What it may be, as a reader types it. */
  readonly allowed: string
}

export type ReadInputs =
  | { readonly ok: true; readonly inputs: CiInputs }
  | { readonly ok: false; readonly problem: InputProblem }

interface Rule {
  readonly pattern: RegExp
  readonly otherwise: string
  readonly allowed: string
}

/** Paths stay in the repository: no `..`, not absolute, no blanks or signs that a shell or a log would act upon. */
const PATH = /^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[\p{L}\p{N}_./@+-]{1,200}$/u

const RULES = {
  exercise: {
    pattern:
      /^(?:[a-z][a-z0-9-]{0,99}(?:\/[a-z][a-z0-9-]{0,99})?|\d{1,4})(?:[\s,]+(?:[a-z][a-z0-9-]{0,99}(?:\/[a-z][a-z0-9-]{0,99})?|\d{1,4}))*$/,
    otherwise: '',
    allowed: 'exercise-3, exercise-4',
  },
  path: { pattern: PATH, otherwise: '.', allowed: 'submissions/exercise-3' },
  exercises: { pattern: PATH, otherwise: '', allowed: 'course/exercises' },
  'exercises-ref': { pattern: /^[0-9a-f]{40}$/, otherwise: '', allowed: '0123456789abcdef0123456789abcdef01234567' },
  reveal: { pattern: /^(?:full|actual|verdict)$/, otherwise: 'full', allowed: 'full, actual, verdict' },
  'pass-threshold': { pattern: /^(?:\d{1,2}|100)$/, otherwise: '100', allowed: '0 … 100' },
  lang: { pattern: /^(?:en|ko)$/, otherwise: 'en', allowed: 'en, ko' },
  'fail-on': {
    pattern: /^(?:never|not-passed|not-full|ungradable|errored)$/,
    otherwise: 'errored',
    allowed: 'never, not-passed, not-full, ungradable, errored',
  },
  'classroom-mode': { pattern: /^(?:exact|compact)$/, otherwise: 'exact', allowed: 'exact, compact' },
} as const satisfies Record<string, Rule>

export type InputName = keyof typeof RULES

/** Every input there is. */
export const INPUT_NAMES = Object.keys(RULES) as readonly InputName[]

/** Reads inputs by their names; one that is empty has its default, one that does not fit its pattern is refused. */
export function readInputs(get: (name: InputName) => string | undefined): ReadInputs {
  const values = new Map<InputName, string>()
  for (const name of INPUT_NAMES) {
    const { pattern, otherwise, allowed }: Rule = RULES[name]
    const given = get(name)?.trim() ?? ''
    const value = given === '' ? otherwise : given
    const isOptional = otherwise === '' && name !== 'exercise'
    if (value === '' && isOptional) continue
    if (!pattern.test(value)) return { ok: false, problem: { input: name, value, allowed } }
    values.set(name, value)
  }
  const [folder, ref] = [values.get('exercises'), values.get('exercises-ref')]
  if (ref !== undefined && folder === undefined)
    return { ok: false, problem: { input: 'exercises', value: '', allowed: RULES.exercises.allowed } }
  return {
    ok: true,
    inputs: {
      exercises: [...new Set((values.get('exercise') ?? '').split(/[\s,]+/))],
      path: values.get('path') ?? '.',
      ...(folder === undefined ? {} : { exercisesFolder: folder }),
      ...(ref === undefined ? {} : { exercisesRef: ref }),
      reveal: (values.get('reveal') ?? 'full') as Reveal,
      passThreshold: Number(values.get('pass-threshold')),
      language: (values.get('lang') ?? 'en') as Language,
      failOn: (values.get('fail-on') ?? 'errored') as FailOn,
      mode: (values.get('classroom-mode') ?? 'exact') as LegacyMode,
    },
  }
}
