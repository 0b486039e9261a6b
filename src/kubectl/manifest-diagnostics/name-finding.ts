import { type FieldPath, isJsonObject } from '../../domain/json.ts'
import type { CauseText } from './cause-path.ts'
import { quotedTexts } from './cause-path.ts'
import { fieldName, type Finding, type Part, valueAt } from './item.ts'
import type { Subject } from './shape-findings.ts'

/** The formats of names, by words that only their sentence has (apimachinery/pkg/util/validation/validation.go). */
const RULES: readonly (readonly [words: string, rule: string])[] = [
  ['prefix part', 'prefix'],
  ['name part', 'key'],
  ['a qualified name must', 'key'],
  ['a valid label must', 'label-value'],
  ['a valid config key must', 'config-key'],
  ['environment variable name', 'variable'],
  ['RFC 1123 subdomain', 'name'],
  ['RFC 1123 label', 'label'],
  ['must not contain dots', 'label'],
  ['DNS-1035 label', 'service'],
  ['no more than 15 characters', 'port'],
  ['must contain only alpha-numeric characters', 'port'],
  ['must contain at least one letter', 'port-letter'],
  ['consecutive hyphens', 'port'],
  ['begin or end with a hyphen', 'port'],
  ['must be no more than', 'length'],
]

/** A name that does not follow the rules of names; `undefined` when a cause is about something else. */
export function nameFinding({ item, server }: Subject, path: FieldPath, cause: CauseText): Finding | undefined {
  const broken = RULES.find(([words]) => cause.detail.includes(words))?.[1]
  if (broken === undefined) return undefined
  const value = quotedTexts(cause.shown)[0] ?? cause.shown
  const isNumber = broken === 'port-letter' && fieldName(path) !== 'name' && /^\d+$/.test(value)
  const rule = isNumber ? 'port-number' : broken
  const max = /no more than (\d+) characters/.exec(cause.detail)?.[1]
  const meant = isNumber ? `${fieldName(path)}: ${value}` : repaired(value, rule)
  const args = {
    field: fieldName(path),
    value,
    rule,
    ...(max === undefined ? {} : { max }),
    ...(meant === undefined ? {} : { meant }),
    server,
  }
  return { code: 'MANIFEST_NAME_INVALID', args, ...placeIn(valueAt(item.value, path), path, value) }
}

/** Of a whole map the entry whose key or value it is. */
function placeIn(content: unknown, path: FieldPath, text: string): { path: FieldPath; part: Part } {
  if (!isJsonObject(content)) return { path, part: 'value' }
  if (Object.hasOwn(content, text)) return { path: [...path, text], part: 'key' }
  const entry = Object.entries(content).find(([, value]) => value === text)
  return entry === undefined ? { path, part: 'key' } : { path: [...path, entry[0]], part: 'value' }
}

const PORT_NAME_MAX = 15
const LABEL_MAX = 63

/** A name like it that follows the rule; `undefined` where there is no obvious one. */
function repaired(value: string, rule: string): string | undefined {
  if (rule === 'key' && value.includes('/')) return undefined
  const keeps = NAMES_OF[rule]
  if (keeps === undefined || value.length > LABEL_MAX) return undefined
  const lower = rule === 'label-value' || rule === 'key' ? value : value.toLowerCase()
  const replaced = lower.replaceAll(keeps, '-').replaceAll(/-{2,}/g, '-')
  const trimmed = replaced.replace(/^[^A-Za-z0-9]/, '').replace(/[^A-Za-z0-9]$/, '')
  const isUsable = trimmed !== '' && trimmed !== value && !(rule === 'service' && /^\d/.test(trimmed))
  return isUsable && !(rule === 'port' && trimmed.length > PORT_NAME_MAX) ? trimmed : undefined
}

/** What a name cannot hold, by rule. */
const NAMES_OF: Readonly<Record<string, RegExp>> = {
  label: /[^a-z0-9-]/g,
  name: /[^a-z0-9.-]/g,
  service: /[^a-z0-9-]/g,
  port: /[^a-z0-9-]/g,
  key: /[^A-Za-z0-9_.-]/g,
  'label-value': /[^A-Za-z0-9_.-]/g,
}
