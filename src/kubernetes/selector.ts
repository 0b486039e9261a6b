import { remembering } from '../domain/remembering.ts'
import type { LabelSelector } from './types.ts'

export type Labels = Readonly<Record<string, string>>

/** One condition of a label query, as `-l` writes them (apimachinery/pkg/labels/selector.go). */
export interface Requirement {
  readonly key: string
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt'
  readonly values: readonly string[]
}

/** True when labels satisfy a selector. An absent selector matches nothing, an empty one everything. */
export function matchesSelector(selector: LabelSelector | undefined, labels: Labels | undefined): boolean {
  if (selector === undefined) return false
  return requirementsOf(selector).every((requirement) => meets(requirement, labels ?? {}))
}

/** True when labels satisfy every condition of a query; no condition at all matches everything. */
export function matchesRequirements(requirements: readonly Requirement[], labels: Labels | undefined): boolean {
  return requirements.every((requirement) => meets(requirement, labels ?? {}))
}

/** The conditions of a selector, sorted by key as the server sorts them. */
export function requirementsOf(selector: LabelSelector): readonly Requirement[] {
  return requirements(selector)
}

/** Selectors are asked with every change of a pod, and do not change themselves. */
const requirements = remembering(readRequirements)

function readRequirements(selector: LabelSelector): readonly Requirement[] {
  const equalities = Object.entries(selector.matchLabels ?? {}).map(([key, value]): Requirement => ({
    key,
    operator: 'In',
    values: [value],
  }))
  const expressions = (selector.matchExpressions ?? []).map(({ key, operator, values }): Requirement => ({
    key,
    operator,
    values: values ?? [],
  }))
  return [...equalities, ...expressions].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** A selector as tables and `describe` print it: `app=web,tier in (a,b)`; `<none>` when it is empty or absent. */
export function formatSelector(selector: LabelSelector | undefined): string {
  const text = selector === undefined ? '' : requirementsOf(selector).map(formatRequirement).join(',')
  return text === '' ? '<none>' : text
}

/** One condition in the notation of `-l`. */
export function formatRequirement({ key, operator, values }: Requirement): string {
  const list = values.toSorted().join(',')
  switch (operator) {
    case 'Exists':
      return key
    case 'DoesNotExist':
      return `!${key}`
    case 'In':
      return values.length === 1 ? `${key}=${list}` : `${key} in (${list})`
    case 'NotIn':
      return values.length === 1 ? `${key}!=${list}` : `${key} notin (${list})`
    case 'Gt':
      return `${key}>${list}`
    case 'Lt':
      return `${key}<${list}`
  }
}

function meets(requirement: Requirement, labels: Labels): boolean {
  const has = Object.hasOwn(labels, requirement.key)
  const value = labels[requirement.key] ?? ''
  switch (requirement.operator) {
    case 'In':
      return has && requirement.values.includes(value)
    case 'NotIn':
      return !has || !requirement.values.includes(value)
    case 'Exists':
      return has
    case 'DoesNotExist':
      return !has
    case 'Gt':
      return has && isInteger(value) && Number(value) > Number(requirement.values[0])
    case 'Lt':
      return has && isInteger(value) && Number(value) < Number(requirement.values[0])
  }
}

function isInteger(text: string): boolean {
  return /^[+-]?[0-9]+$/.test(text)
}
