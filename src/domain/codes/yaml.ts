import type { CodeFacts } from '../codes.ts'

/** YAML and JSON as such, whatever they hold. */
export const YAML_CODES = {
  YAML_SYNTAX: { severity: 'error', title: 'YAML that cannot be read' },
  YAML_DUPLICATE_KEY: { severity: 'error', title: 'A key that stands twice in one mapping' },
  YAML_SEPARATOR_MISSING: { severity: 'error', title: 'A second object without a line `---` before it' },
  YAML_LIMIT: { severity: 'error', title: 'YAML beyond a limit of the grader' },
} as const satisfies Record<string, CodeFacts>
