import type { MessageText } from '../message-text.ts'

const LIMITS: Readonly<Record<string, string>> = {
  depth: 'levels of nesting',
  nodes: 'values',
  documents: 'documents in one file',
}

const HELP: Readonly<Record<string, string>> = {
  tab: 'indent with spaces: YAML does not allow tabs there',
  indentation: 'entries of one mapping or list start in the same column: compare with the lines above',
  colon: 'a key is followed by a colon and a blank: `key: value`; put quotes around text that holds `: `',
  quote: 'close the quote, or put other quotes around text that holds one',
  template: 'put quotes around a value that starts with `{`, or fill in the template first',
  character: 'put quotes around text that starts with this character',
}

export const YAML_MESSAGES = {
  YAML_SYNTAX: {
    // The line that the parser counts to is often another than the one to look at.
    message: ({ message }) => `the YAML cannot be read: ${String(message).replace(/^yaml: (?:line \d+: )?/, '')}`,
    help: ({ cause }) => HELP[String(cause)] ?? 'compare the indentation and the punctuation with the lines above',
  },
  YAML_DUPLICATE_KEY: {
    message: ({ key }) => `the key \`${key}\` stands twice in this mapping`,
    help: () => 'keep one of them',
  },
  YAML_LIMIT: {
    message: ({ what, max }) => `the YAML has more than ${max} ${LIMITS[String(what)] ?? String(what)}`,
    help: () => 'split the file or make it simpler',
  },
} as const satisfies Record<string, MessageText>
