import type { SourceRange } from '../domain/diagnostic.ts'
import type { CheckSpec } from '../domain/exercise.ts'
import { suggest } from '../domain/suggest.ts'
import type { DraftCheck } from './check-entry.ts'
import type { DraftQuiz } from './quiz.ts'
import type { DraftScenario } from './scenario.ts'

/** Reports ids that are given twice. Scenarios and questions share one space, the checks of a scenario have their own. */
export function checkIds(scenarios: readonly DraftScenario[], quizzes: readonly DraftQuiz[]): void {
  const seen = new Map<string, SourceRange>()
  for (const { scenario, block } of scenarios) note(seen, scenario.id, block, block.rangeAt(['id'], 'value'))
  for (const { quiz, block } of quizzes) note(seen, quiz.id, block, block.rangeAt(['id'], 'value'))
  const checks = new Map<string, SourceRange>()
  for (const { check, block, path } of scenarios.flatMap((draft) => draft.checks)) {
    const id = check.id.slice(check.id.indexOf('/') + 1)
    const named = id !== check.kind
    note(checks, check.id, block, block.rangeAt([...path, named ? 'id' : check.kind], named ? 'value' : 'key'))
  }
}

function note(seen: Map<string, SourceRange>, id: string, block: DraftQuiz['block'], at: SourceRange): void {
  if (id === '' || id.startsWith('/')) return
  const first = seen.get(id)
  if (first === undefined) seen.set(id, at)
  else block.report('EXERCISE_ID_DUPLICATE', { id }, at, first)
}

/** The checks with `needs` as full ids. A check can need only those above it, so that no circle can arise. */
export function resolveNeeds(scenarios: readonly DraftScenario[]): ReadonlyMap<CheckSpec, CheckSpec> {
  const drafts = scenarios.flatMap((draft) => draft.checks)
  const all = drafts.map(({ check }) => check.id)
  const resolved = new Map<CheckSpec, CheckSpec>()
  for (const [index, draft] of drafts.entries()) {
    const needs = draft.check.needs.map((need) => (need.includes('/') ? need : `${scenarioOf(draft)}/${need}`))
    for (const [at, need] of needs.entries()) {
      const found = all.indexOf(need)
      if (found < 0 || found >= index) reportNeed(draft, at, need, found < 0 ? all.slice(0, index) : undefined)
    }
    resolved.set(draft.check, { ...draft.check, needs: needs.filter((need) => all.indexOf(need) >= 0) })
  }
  return resolved
}

function scenarioOf({ check }: DraftCheck): string {
  return check.id.slice(0, check.id.indexOf('/'))
}

/** `candidates` are the checks above; `undefined` says that the check exists, but further down. */
function reportNeed(draft: DraftCheck, at: number, need: string, candidates?: readonly string[]): void {
  const { block, path, check } = draft
  const written = check.needs[at] ?? need
  const range = block.rangeAt([...path, 'needs', at], 'value')
  if (candidates === undefined) {
    block.report('EXERCISE_NEEDS_LATER', { id: written }, range)
    return
  }
  const own = `${scenarioOf(draft)}/`
  const short = candidates.map((id) => (id.startsWith(own) && !written.includes('/') ? id.slice(own.length) : id))
  const meant = suggest(written, short)
  block.report('EXERCISE_NEEDS_UNKNOWN', meant === undefined ? { id: written } : { id: written, meant }, range)
}
