import type { Reveal } from './exercise.ts'
import type { Language, Text } from './text.ts'
import type { ImageRule, World } from './world.ts'

/** What a `course.yaml` says of the exercises beside it. */
export interface Course {
  readonly title: Text
  /** Ids of exercises in the order in which they are done; those that are not listed come behind. */
  readonly order: readonly string[]
  readonly language?: Language
  /** For exercises that have none of their own. As the author wrote it: it is shown, and never scored. */
  readonly deadline?: string
  readonly deadlines: Readonly<Record<string, string>>
  /** Percent of the points with which an exercise is passed. */
  readonly passPercent?: number
  readonly defaults?: CourseDefaults
}

/** What holds for checks and questions that do not say otherwise. */
export interface CheckDefaults {
  readonly points?: number
  readonly reveal?: Reveal
}

/** The same for whole exercises. */
export interface CourseDefaults extends CheckDefaults {
  readonly tags: World['tags']
  readonly images: readonly ImageRule[]
}

/** The deadline of an exercise: its own, else that of the course. */
export function deadlineOf({ deadline, deadlines }: Course, exercise: string): string | undefined {
  return Object.hasOwn(deadlines, exercise) ? deadlines[exercise] : deadline
}
