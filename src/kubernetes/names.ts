import { createTextMemory } from '../domain/text-memory.ts'

/**
 * The name formats of Kubernetes and the sentences that say what is wrong with a name
 * (apimachinery/pkg/util/validation/validation.go). Each function returns one sentence per problem.
 */
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const LABEL_MAX = 63
const SUBDOMAIN_MAX = 253
const QUALIFIED_NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'

/** A DNS label: `my-name`. */
export function dnsLabelErrors(value: string): readonly string[] {
  const errors = maxLength(value, LABEL_MAX)
  if (isDnsLabel(value)) return errors
  if (isDnsSubdomain(value)) return [...errors, 'must not contain dots']
  const rule =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
  return [...errors, withRegex(rule, LABEL, ['my-name', '123-abc'])]
}

/** DNS labels joined by dots: `example.com`. */
export function dnsSubdomainErrors(value: string): readonly string[] {
  const errors = maxLength(value, SUBDOMAIN_MAX)
  if (isDnsSubdomain(value)) return errors
  const rule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
  return [...errors, withRegex(rule, `${LABEL}(\\.${LABEL})*`, ['example.com'])]
}

/** A DNS label that starts with a letter, as the names of Services must. */
export function dns1035LabelErrors(value: string): readonly string[] {
  const errors = maxLength(value, LABEL_MAX)
  if (/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(value)) return errors
  const rule =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character"
  return [...errors, withRegex(rule, '[a-z]([-a-z0-9]*[a-z0-9])?', ['my-name', 'abc-123'])]
}

/** A label or annotation key: `app`, `example.com/app`. */
export function qualifiedNameErrors(value: string): readonly string[] {
  return known.get(value) ?? known.set(value, errorsOfQualifiedName(value))
}

/** Every write checks the same few keys again. */
const known = createTextMemory<readonly string[]>()

function errorsOfQualifiedName(value: string): readonly string[] {
  const parts = value.split('/')
  const errors: string[] = []
  let name = value
  if (parts.length === 2) {
    const prefix = parts[0] ?? ''
    name = parts[1] ?? ''
    if (prefix === '') errors.push('prefix part must be non-empty')
    else errors.push(...dnsSubdomainErrors(prefix).map((error) => `prefix part ${error}`))
  } else if (parts.length > 2) {
    const rule =
      "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
    const text = withRegex(rule, QUALIFIED_NAME, ['MyName', 'my.name', '123-abc'])
    return [`${text} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  }
  if (name === '') errors.push('name part must be non-empty')
  else errors.push(...maxLength(name, LABEL_MAX).map((error) => `name part ${error}`))
  if (!isQualifiedNamePart(name)) {
    const rule =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
    errors.push(`name part ${withRegex(rule, QUALIFIED_NAME, ['MyName', 'my.name', '123-abc'])}`)
  }
  return errors
}

/** A label value: empty, or like the name part of a key. */
export function labelValueErrors(value: string): readonly string[] {
  const errors = maxLength(value, LABEL_MAX)
  if (value === '' || isQualifiedNamePart(value)) return errors
  const rule =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
  return [...errors, withRegex(rule, `(${QUALIFIED_NAME})?`, ['MyValue', 'my_value', '12345'])]
}

/** The name of a container or service port: at most 15 characters, one of them a letter. */
export function portNameErrors(value: string): readonly string[] {
  const errors: string[] = []
  if (value.length > 15) errors.push('must be no more than 15 characters')
  if (!/^[-a-z0-9]+$/.test(value)) errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  if (!/[a-z]/.test(value)) errors.push('must contain at least one letter (a-z)')
  if (value.includes('--')) errors.push('must not contain consecutive hyphens')
  if (value !== '' && (value.startsWith('-') || value.endsWith('-'))) errors.push('must not begin or end with a hyphen')
  return errors
}

/** A key of a ConfigMap or Secret, which becomes a file name. */
export function configMapKeyErrors(value: string): readonly string[] {
  const errors = [...maxLength(value, SUBDOMAIN_MAX)]
  if (!/^[-._a-zA-Z0-9]+$/.test(value)) {
    const rule = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'"
    errors.push(withRegex(rule, '[-._a-zA-Z0-9]+', ['key.name', 'KEY_NAME', 'key-name']))
  }
  if (value === '.') errors.push(`must not be '.'`)
  if (value === '..') errors.push(`must not be '..'`)
  else if (value.startsWith('..')) errors.push(`must not start with '..'`)
  return errors
}

/** A name that stands in a URL as it is (apimachinery/pkg/api/validation/path/name.go). */
export function pathSegmentErrors(value: string): readonly string[] {
  if (value === '.' || value === '..') return [`may not be '${value}'`]
  return ['/', '%']
    .filter((character) => value.includes(character))
    .map((character) => `may not contain '${character}'`)
}

/** The name of an environment variable: any printable ASCII but the equals sign. */
export function envVarNameErrors(value: string): readonly string[] {
  if (value === '') return ['environment variable name must be non-empty']
  if (/^[ -<>-~]+$/.test(value)) return []
  return ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
}

/** `must be between 1 and 65535, inclusive`, unless it is. */
export function portNumberErrors(value: number): readonly string[] {
  return value >= 1 && value <= 65_535 ? [] : ['must be between 1 and 65535, inclusive']
}

/** True for a lower-case DNS label of any length. */
export function isDnsLabel(value: string): boolean {
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value)
}

function isDnsSubdomain(value: string): boolean {
  return value.split('.').every(isDnsLabel)
}

function isQualifiedNamePart(value: string): boolean {
  return /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(value)
}

function maxLength(value: string, max: number): readonly string[] {
  return value.length > max ? [`must be no more than ${max} characters`] : []
}

function withRegex(rule: string, regex: string, examples: readonly string[]): string {
  const list = examples.map((example) => `'${example}', `).join(' or ')
  return `${rule} (e.g. ${list}regex used for validation is '${regex}')`
}
