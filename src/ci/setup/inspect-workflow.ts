import type { Message } from '../../domain/diagnostic.ts'
import { INPUT_NAMES, readInputs } from '../inputs.ts'

/** A step of a workflow that grades. */
export interface GradingStep {
  /** The action as the step names it. */
  readonly action: string
  /** As they were written; empty where an expression stands there. */
  readonly exercises: readonly string[]
  /** Whether the exercises are a folder that the workflow checks out. */
  readonly hasFolder: boolean
}

export interface InspectedWorkflow {
  readonly steps: readonly GradingStep[]
  readonly problems: readonly Message[]
}

type Fields = Readonly<Record<string, unknown>>

/** The steps of a workflow that grade, and what is wrong around them. `workflow` is the file as YAML gives it; one without such a step is none of ours. */
export function inspectWorkflow(file: string, workflow: unknown): InspectedWorkflow {
  const root = fieldsOf(workflow)
  const found: GradingStep[] = []
  const problems: Message[] = []
  for (const job of Object.values(fieldsOf(root['jobs'])).map(fieldsOf)) {
    const steps = listOf(job['steps']).map(fieldsOf)
    for (const [index, step] of steps.entries()) {
      const inputs = fieldsOf(step['with'])
      const action = step['uses']
      if (typeof action !== 'string' || inputs['exercise'] === undefined) continue
      const read = stepOf(action, inputs)
      found.push(read.step)
      problems.push(...read.problems, ...checkoutProblems(inputs, steps.slice(0, index)))
      if (!readsOnly(job['permissions'] ?? root['permissions']))
        problems.push({ code: 'CLI_DOCTOR_CI_PERMISSIONS', args: {} })
    }
  }
  if (found.length > 0 && eventsOf(root['on']).includes('pull_request_target'))
    problems.push({ code: 'CLI_DOCTOR_CI_TARGET', args: {} })
  return { steps: found, problems: problems.map(({ code, args }) => ({ code, args: { file, ...args } })) }
}

function stepOf(action: string, inputs: Fields): { readonly step: GradingStep; readonly problems: readonly Message[] } {
  const known = new Set<string>(INPUT_NAMES)
  const [other] = Object.keys(inputs).filter((name) => !known.has(name))
  const unknown = { input: other ?? '', value: '', allowed: INPUT_NAMES.join(', ') }
  const read = readInputs((name) => {
    const value = inputs[name]
    // what an expression gives is known to the run alone
    if (value === undefined || isExpression(value)) return name === 'exercise' ? 'exercise-1' : undefined
    return typeof value === 'string' ? value : JSON.stringify(value)
  })
  const wrong = [...(other === undefined ? [] : [unknown]), ...(read.ok ? [] : [read.problem])]
  const hasNames = read.ok && !isExpression(inputs['exercise'])
  return {
    step: { action, exercises: hasNames ? read.inputs.exercises : [], hasFolder: inputs['exercises'] !== undefined },
    problems: wrong.map((problem) => ({ code: 'CLI_DOCTOR_CI_INPUT', args: { ...problem } })),
  }
}

/** Exercises in a folder have to be checked out before, at the commit that is named. */
function checkoutProblems(inputs: Fields, before: readonly Fields[]): readonly Message[] {
  const { exercises: folder, 'exercises-ref': ref } = inputs
  if (typeof folder !== 'string' || isExpression(folder) || isExpression(ref)) return []
  const isThere = before.some((step) => {
    const { path, ref: at } = fieldsOf(step['with'])
    const isCheckout = typeof step['uses'] === 'string' && step['uses'].startsWith('actions/checkout@')
    return isCheckout && typeof path === 'string' && isBelow(folder, path) && (ref === undefined || at === ref)
  })
  if (isThere) return []
  return [{ code: 'CLI_DOCTOR_CI_CHECKOUT', args: { folder, ref: typeof ref === 'string' ? ref : '' } }]
}

function isBelow(folder: string, path: string): boolean {
  const place = path.replace(/^\.\//, '').replace(/\/$/, '')
  return folder === place || folder.startsWith(`${place}/`)
}

/** Without permissions a workflow has those of the repository, which may be all. */
function readsOnly(permissions: unknown): boolean {
  if (permissions === 'read-all') return true
  if (typeof permissions !== 'object' || permissions === null) return false
  return Object.values(permissions).every((value) => value === 'read' || value === 'none')
}

function eventsOf(on: unknown): readonly unknown[] {
  if (typeof on === 'string') return [on]
  return Array.isArray(on) ? on : Object.keys(fieldsOf(on))
}

function isExpression(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${{')
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
