import type { Args } from '../../domain/diagnostic.ts'
import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

const LIMITS: Readonly<Record<string, string>> = {
  depth: 'levels of nesting',
  nodes: 'values',
  documents: 'documents in one file',
}

/** What the parser stumbles over, in words that do not need its source. */
const CAUSES: Readonly<Record<string, (args: Args) => string>> = {
  tab: () => 'a tab in the indentation',
  quote: () => 'the quote that opens here is never closed',
  glued: () => 'a blank is missing behind a colon',
  image: () => 'a blank in the name of an image',
  indicator: ({ character }) => `\`${character}\` at the start of a text has another meaning`,
  backtick: () => 'a backtick at the start of a text has another meaning',
  deeper: ({ key, column, like, likeColumn, likeLine }) =>
    `\`${key}\` is indented deeper (column ${column}) than \`${like}\` in line ${likeLine} (column ${likeColumn})`,
  shallower: ({ key, column, like, likeColumn, likeLine }) =>
    `\`${key}\` is indented less (column ${column}) than \`${like}\` in line ${likeLine} (column ${likeColumn})`,
}

const HELP: Readonly<Record<string, string>> = {
  anchor: 'define it further up with `&` and its name, or put quotes around text that starts with `*`',
  indentation: 'entries of one mapping or list start in the same column: compare with the lines above',
  colon: 'a key is followed by a colon and a blank: `key: value`; put quotes around text that holds `: `',
  quote: 'close the quote, or put other quotes around text that holds one',
  template: 'put quotes around a value that starts with `{`, or fill in the template first',
  character: 'put quotes around text that starts with this character',
}

const sameColumn = ({ key, like, likeColumn }: Args): string =>
  `begin \`${key}\` in the same column as \`${like}\`: column ${likeColumn}`

const WRITTEN_HELP: Readonly<Record<string, (args: Args) => string>> = {
  tab: ({ lines, count }) => {
    const all = String(lines).split(', ').length === count ? `lines ${lines}` : `${count} lines: ${lines}, …`
    return `indent with spaces: YAML does not allow tabs there${count === undefined ? '' : `; there are some in ${all}`}`
  },
  glued: ({ meant }) => `write \`${meant}\`: a key is followed by a colon and a blank`,
  image: ({ meant }) => `write the image and its tag without a blank: \`image: ${meant}\``,
  indicator: ({ meant }) => `put quotes around it: \`${meant}\``,
  // What holds a backtick cannot be marked with some.
  backtick: ({ meant }) => `put quotes around it: ${meant}`,
  deeper: sameColumn,
  shallower: sameColumn,
}

/** `MODE`, `LEVEL` and 2 more. */
const lost = ({ lost: list, more, form }: Args): string => {
  const all = form === 'value' ? `\`${list}\`` : names(list)
  const several = form !== 'value' && String(list).includes(', ')
  return Number(more) > 0 ? `${all} and ${more} more are lost` : `${all} ${several ? 'are' : 'is'} lost`
}

const KEEP: Readonly<Record<string, (args: Args) => string>> = {
  list: ({ key }) => `put the entries of both below one \`${key}:\``,
  map: ({ key }) => `put the fields of both below one \`${key}:\``,
}

export const YAML_MESSAGES = {
  YAML_SYNTAX: {
    // The line that the parser counts to is often another than the one to look at.
    message: (args) => {
      const parser = String(args['message']).replace(/^yaml: (?:line \d+: )?/, '')
      const plain = CAUSES[String(args['cause'])]?.(args)
      return `the YAML cannot be read: ${plain === undefined ? parser : `${plain} (${parser})`}`
    },
    help: (args) =>
      WRITTEN_HELP[String(args['cause'])]?.(args) ??
      HELP[String(args['cause'])] ??
      'compare the indentation and the punctuation with the lines above',
  },
  YAML_DUPLICATE_KEY: {
    message: (args) => {
      const twice = `the key \`${args['key']}\` stands twice in this mapping`
      if (args['form'] === undefined) return twice
      return `${twice}, and only the last one counts${args['lost'] === undefined ? '' : `: ${lost(args)}`}`
    },
    help: (args) => KEEP[String(args['form'])]?.(args) ?? 'keep one of them',
  },
  YAML_SEPARATOR_MISSING: {
    message: () => 'a second object begins here, but no line `---` stands before it',
    help: ({ line }) =>
      `put a line \`---\` before line ${line}: without it kubectl takes both for one, and the first is lost`,
  },
  YAML_LIMIT: {
    message: ({ what, max }) => `the YAML has more than ${max} ${LIMITS[String(what)] ?? String(what)}`,
    help: () => 'split the file or make it simpler',
  },
} as const satisfies Record<string, MessageText>
