import type { SourceRange } from './diagnostic.ts'
import type { JsonObject, Value } from './json.ts'
import type { SourceFile } from './submission.ts'
import type { Text } from './text.ts'
import type { World } from './world.ts'

/** One exercise, loaded and validated. */
export interface Exercise {
  /** The folder's name, `^[a-z][a-z0-9-]*$`. */
  readonly id: string
  readonly title: Text
  readonly topics: readonly string[]
  /** What a learner hands in. */
  readonly files: readonly HandedInFile[]
  readonly world: World
  /** The Markdown without front matter and without blocks meant for the grader. */
  readonly prose: Text
  readonly scenarios: readonly Scenario[]
  /** Questions, in the order written; absent where there are none. */
  readonly quizzes?: readonly QuizSpec[]
  /** The author's files; they win over a learner's file of the same name. */
  readonly given: readonly SourceFile[]
}

export interface HandedInFile {
  readonly path: string
  readonly optional: boolean
}

export interface Scenario {
  readonly id: string
  readonly title: Text
  /** What checks speak about unless they say `of`: `deployment/web`, `pod/x`, `image/y`. Absent: the only one there is. */
  readonly of?: string
  readonly steps: readonly Step[]
  /** Counted and said to exist, but not shown. */
  readonly hidden: boolean
  readonly range: SourceRange
}

/** One step of a scenario. `as` names it for checks that look back at it. */
export type Step = { readonly as?: string; readonly range: SourceRange } & (
  | { readonly kind: 'apply'; readonly files: readonly string[] }
  | { readonly kind: 'replay'; readonly file: string; readonly pace: 'typed' | 'script' }
  /** `places` are where the commands stand, in their order; absent for steps that stand in no file. */
  | { readonly kind: 'run'; readonly commands: readonly string[]; readonly places?: readonly SourceRange[] }
  | { readonly kind: 'wait'; readonly durationMs: number }
  | { readonly kind: 'expect'; readonly checks: readonly CheckSpec[] }
)

/** One entry of an `expect` list. */
export interface CheckSpec {
  /** Unique in the exercise: `SCENARIO/CHECK`. */
  readonly id: string
  /** A name from `grading/checks/index.ts`. */
  readonly kind: string
  /** The value of the kind's key, always as a map: a scalar or list became `{ is: … }` where the kind allows it. */
  readonly spec: Readonly<Record<string, Value>>
  readonly title?: Text
  readonly points: number
  readonly hints: readonly Text[]
  /** Full ids of the checks that must pass first. */
  readonly needs: readonly string[]
  readonly reveal: Reveal
  readonly hidden: boolean
  readonly of?: string
  readonly range: SourceRange
}

/** How much a failed check tells: everything, what was met but not what was expected, only that it failed. */
export type Reveal = 'full' | 'actual' | 'verdict'

export const QUIZ_KINDS = ['choice', 'multiple', 'text', 'number', 'order', 'command', 'computed'] as const

export type QuizKind = (typeof QUIZ_KINDS)[number]

/** A question with what is right, of one variant. */
export interface QuizSpec {
  /** Unique in the exercise; the key of its answer in `answers.yaml`. */
  readonly id: string
  readonly kind: QuizKind
  /** The value of the kind's key; `quiz` knows what it means. */
  readonly spec: JsonObject
  /** Its texts in Korean, where there are some: `ask`, and `from` in the order of `spec`. */
  readonly korean?: { readonly ask?: string; readonly from?: readonly string[] }
  /** Why the right answer is right. */
  readonly explain?: Text
  /** What happens before the question, in a workplace of its own: kinds `command` and `computed`. */
  readonly situation?: QuizSituation
  readonly title?: Text
  readonly points: number
  readonly hints: readonly Text[]
  readonly reveal: Reveal
  readonly hidden: boolean
  /** Absent where the question is the same for everybody; the question itself is then the first of them. */
  readonly variants?: readonly QuizVariant[]
  readonly range: SourceRange
}

/** One of the forms that a question takes, and the values of its parameters in it. */
export interface QuizVariant {
  readonly parameters: JsonObject
  readonly quiz: QuizSpec
}

export interface QuizSituation {
  /** Beside the author's files of the exercise, over which they win. */
  readonly files: readonly SourceFile[]
  /** Without `replay` and `expect`. */
  readonly steps: readonly Step[]
  /** What a right command leaves behind. */
  readonly checks: readonly CheckSpec[]
}

/** The file with the answers to the questions of an exercise. */
export const ANSWERS_FILE = 'answers.yaml'

/** The key of `answers.yaml` that chooses variants; no question may be called so. */
export const SEED_KEY = 'seed'
