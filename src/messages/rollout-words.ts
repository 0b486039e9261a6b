import type { DeploymentState, PodCounts, PodSpan, StrategyStory } from '../domain/rollout.ts'
import type { Language } from '../domain/text.ts'
import { ENGLISH_ROLLOUT_WORDS } from './en/rollout-words.ts'
import { KOREAN_ROLLOUT_WORDS } from './ko/rollout-words.ts'

/** The fixed words of `grade rollout` in one language. */
export interface RolloutWords {
  /** What a revision is, for somebody who has not met one. */
  readonly legend: string
  readonly exit: (code: number) => string
  readonly linesLeftOut: (lines: number) => string
  readonly fieldsLeftOut: (fields: number) => string
  readonly newRevision: (after: number | undefined, before: number | undefined) => string
  readonly noNewRevision: (revision: number | undefined) => string
  readonly deleted: string
  readonly absent: string
  /** How many pods were there while a command took effect. */
  readonly podsMeanwhile: (pods: PodSpan) => string
  readonly done: (duration: string) => string
  readonly podsNow: (counts: PodCounts) => string
  readonly down: (duration: string) => string
  readonly state: Readonly<Record<DeploymentState, string>>
  readonly stateAt: (state: string, revision: number | undefined) => string
  readonly strategy: string
  /** What the strategy requires and allows, one fact each. */
  readonly strategyFacts: (strategy: StrategyStory) => readonly string[]
  readonly why: string
  readonly history: string
  readonly historyHead: readonly [string, string, string, string, string]
  readonly earlier: (revisions: readonly number[]) => string
  readonly none: string
  readonly timeline: string
  readonly readyPods: string
  /** How the lanes are to be read. */
  readonly laneLegend: string
  readonly findings: string
  readonly noFindings: string
  readonly nothingRan: string
}

const WORDS: Readonly<Record<Language, RolloutWords>> = { en: ENGLISH_ROLLOUT_WORDS, ko: KOREAN_ROLLOUT_WORDS }

/** The words of `grade rollout` in the reader's language. */
export function rolloutWords(language: Language): RolloutWords {
  return WORDS[language]
}
