import type { Language } from '../domain/text.ts'
import { printable } from '../report/render/sanitize.ts'
import { type CiStatus, type Graded, totalOf } from './graded.ts'
import { listedTests } from './listed-tests.ts'

/** Whose submission is graded, as the runner of Classroom 50 tells its autograder. */
export interface Classroom50Identity {
  readonly classroom: string
  readonly assignment: string
  readonly assignment_type: string
  readonly owner: string
  readonly submission: string
  readonly commit: string
  readonly release: string
  readonly review: string
  /** When it was committed, `YYYY-MM-DDTHH:MM:SSZ`; the same in every regrade. */
  readonly datetime: string
  readonly submitted_by?: { readonly username: string; readonly id: number | null }
}

export type ReadIdentity =
  | { readonly ok: true; readonly identity: Classroom50Identity }
  /** The variable of the environment that is missing or makes no sense. */
  | { readonly ok: false; readonly missing: string }

type Environment = Readonly<Record<string, string | undefined>>

const DATETIME = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/
const TAG_TIME = /^submit\/(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}Z)/

/**
 * The identity from the environment. The committer date is `COMMIT_DATETIME`, which the shim takes from git; without it the time in the tag of the
 * submission, which a regrade does not change either.
 */
export function readIdentity(env: Environment): ReadIdentity {
  const get = (...names: readonly string[]): string => {
    const value = names.map((name) => env[name]?.trim() ?? '').find((text) => text !== '')
    return printable(value ?? '')
  }
  const identity = {
    classroom: get('CLASSROOM'),
    assignment: get('ASSIGNMENT'),
    assignment_type: get('ASSIGNMENT_TYPE') || 'individual',
    owner: get('OWNER', 'USERNAME'),
    submission: get('SUBMISSION_TAG'),
    commit: get('COMMIT_URL'),
    release: get('RELEASE_URL', 'COMMIT_URL'),
    review: get('REVIEW_URL', 'COMMIT_URL'),
    datetime: datetimeOf(get('COMMIT_DATETIME'), get('SUBMISSION_TAG')),
  }
  const isSound: Readonly<Record<string, boolean>> = {
    CLASSROOM: identity.classroom !== '',
    ASSIGNMENT: identity.assignment !== '',
    ASSIGNMENT_TYPE: /^(?:individual|group|team)$/.test(identity.assignment_type),
    OWNER: identity.owner !== '',
    SUBMISSION_TAG: identity.submission.startsWith('submit/') && identity.datetime !== '',
    COMMIT_URL: identity.commit !== '',
  }
  const missing = Object.keys(isSound).find((name) => isSound[name] === false)
  if (missing !== undefined) return { ok: false, missing }
  const actor = get('GITHUB_ACTOR')
  if (actor === '') return { ok: true, identity }
  const id = get('GITHUB_ACTOR_ID')
  return {
    ok: true,
    identity: { ...identity, submitted_by: { username: actor, id: /^\d{1,15}$/.test(id) ? Number(id) : null } },
  }
}

function datetimeOf(committed: string, tag: string): string {
  if (DATETIME.test(committed)) return committed
  const [, hour, minute, second] = TAG_TIME.exec(tag) ?? []
  const tagged = `${hour}:${minute}:${second}`
  return DATETIME.test(tagged) ? tagged : ''
}

/**
 * `result.json` of Classroom 50 (`classroom50/result/v1`). Its scores are integers, and so are points: nothing is rounded. `gradedAt` is when this run
 * graded, `YYYY-MM-DDTHH:MM:SSZ`.
 */
export function classroom50Result(
  graded: readonly Graded[],
  identity: Classroom50Identity,
  gradedAt: string,
  language: Language,
): string {
  const { submitted_by: submittedBy, ...who } = identity
  const { points, maxPoints } = totalOf(graded.map(({ report }) => report))
  const tests = listedTests(graded, language).map((test) => ({
    'test-name': test.name,
    passed: test.isFull,
    score: test.points,
    'max-score': test.maxPoints,
    ...(test.said.length === 0 ? {} : { message: test.said.join(' — ') }),
  }))
  const result = {
    schema: 'classroom50/result/v1',
    ...who,
    graded_at: gradedAt,
    score: points,
    'max-score': maxPoints,
    tests,
    ...(submittedBy === undefined ? {} : { submitted_by: submittedBy }),
  }
  return `${JSON.stringify(result, undefined, 2)}\n`
}

/** The word of Classroom 50 for how a grading ended. */
export const CLASSROOM50_STATUS: Readonly<Record<CiStatus, string>> = {
  pass: 'success',
  fail: 'failure',
  error: 'error',
}
