import type { Args } from '../../domain/diagnostic.ts'
import { names } from '../list.ts'
import { DETAILS, FIELDS } from './manifest-help.ts'
import type { MessageText } from '../message-text.ts'

const TYPES: Readonly<Record<string, string>> = {
  boolean: '`true` or `false`',
  bytes: 'text in base64',
  fraction: 'a fraction',
  integer: 'a whole number',
  'int-or-string': 'a whole number or a text',
  list: 'a list',
  map: 'a map of fields',
  number: 'a number',
  object: 'a map of fields',
  other: 'something else',
  quantity: 'an amount such as `500m` or `64Mi`',
  raw: 'a map of fields',
  string: 'text',
  time: 'a time such as `2026-01-01T00:00:00Z`',
}

const FIXES: Readonly<Record<string, (args: Args) => string>> = {
  unquote: ({ value }) => `remove the quotes: \`${String(value).replaceAll(/^["']|["']$/g, '')}\``,
  quote: ({ value }) => (value === '' ? 'write one text' : `put it in quotes: \`"${value}"\``),
  'quote-yaml-1.1': ({ value }) =>
    `\`yes\`, \`no\`, \`on\` and \`off\` are booleans in this YAML; put quotes around it to have the text: \`"${value}"\``,
  'no-dash': ({ field }) => `remove the \`- \` in front of the fields of \`${field}\``,
  fields: ({ field }) => `write the fields of \`${field}\` below it, indented`,
  blank: ({ meant: written }) => `put a blank behind the colon: \`${written}\``,
  shell: ({ field, meant: written }) => `let a shell read this line: \`${field}: ${written}\``,
  words: ({ field, meant: written }) => `make each word an entry of its own: \`${field}: ${written}\``,
  'one-value': ({ field }) => `write one value behind \`${field}:\``,
  dash: ({ field, value }) =>
    `write a list below \`${field}:\`, each entry on a line of its own${value === '' ? ' that starts with `- `' : `: \`- ${value}\``}`,
  'dash-map': ({ field, first }) => `start every entry of \`${field}\` with \`- \`, as in \`- ${first}: …\``,
  'dash-named': ({ field }) =>
    `\`${field}\` is a list: write \`- name: NAME\` and, below it, \`value: VALUE\` for each entry`,
  'dash-field': ({ field, first, value }) => `write a list below \`${field}:\`, as in \`- ${first}: ${value}\``,
  digits: ({ value }) => `write the number alone: \`${Number.parseInt(String(value).replaceAll(/^["']/g, ''), 10)}\``,
  base64: () => 'write it in base64, or put it below `stringData`, where text stands as it is',
  root: () => 'users and groups are numbers here; root is `0`',
}

const RULES: Readonly<Record<string, string>> = {
  label: 'use lower-case letters, digits and `-`; start and end with a letter or digit',
  name: 'use lower-case letters, digits, `-` and `.`; start and end with a letter or digit',
  service: 'use lower-case letters, digits and `-`; start with a letter, end with a letter or digit',
  key: 'use letters, digits, `-`, `_` and `.`; start and end with a letter or digit',
  prefix: 'write what stands in front of `/` like a domain: `example.com/name`',
  'label-value': 'use letters, digits, `-`, `_` and `.`; start and end with a letter or digit',
  'config-key': 'use letters, digits, `-`, `_` and `.`',
  variable: 'use printable characters other than `=`',
  port: 'use at most 15 lower-case letters, digits and single `-` between them',
  'port-number': 'in quotes it is the name of a port of the container; remove them',
  'port-letter': 'use at least one letter: the number itself belongs in `containerPort` or `port`',
}

const NOUNS: Readonly<Record<string, string>> = {
  key: 'a key',
  prefix: 'a key',
  'label-value': 'the value of a label',
  'config-key': 'a key of a ConfigMap',
  variable: 'the name of a variable',
  service: 'the name of a Service',
  port: 'the name of a port',
  'port-letter': 'the name of a port',
  'port-number': 'the name of a port',
}

const meant = ({ meant: word }: Args): string | undefined =>
  word === undefined ? undefined : `did you mean \`${word}\`?`
const owner = ({ in: place, kind }: Args): string =>
  place === '' || place === undefined ? `a ${kind}` : `\`${place}\``
/** `containers[]` is an entry of `containers`. */
const entryOf = (place: string | number | undefined, name: string | number | undefined): string => {
  const list = String(place)
  if (!list.endsWith('[]')) return `\`${list}\``
  return `${name === undefined ? 'an entry' : `the entry \`${name}\``} of \`${list.slice(0, -2)}\``
}
const range = ({ min, max }: Args): string => {
  if (min === undefined) return `at most ${max}`
  return max === undefined ? `at least ${min}` : `from ${min} to ${max}`
}

export const MANIFEST_MESSAGES = {
  MANIFEST_NOT_SIMULATED: {
    message: ({ what }) => `\`${what}\` is not simulated`,
    help: () => 'checks that depend on it cannot be graded; the rest can',
  },
  MANIFEST_FILE_EMPTY: {
    message: ({ file }) => `there is no object in \`${file}\``,
    help: () => 'write one that starts with `apiVersion:`, `kind:` and `metadata:`',
  },
  MANIFEST_NOT_AN_OBJECT: {
    message: ({ got }) => `this is ${TYPES[String(got)] ?? String(got)}, not a Kubernetes object`,
    help: () => 'an object is a map that starts with `apiVersion:`, `kind:` and `metadata:`',
  },
  MANIFEST_API_VERSION_WRONG: {
    message: ({ kind, apiVersion }) => `there is no \`${kind}\` in \`apiVersion: ${apiVersion}\``,
    help: ({ kind, expected }) =>
      `${/^[AEIOU]/.test(String(kind)) ? 'an' : 'a'} ${kind} has \`apiVersion: ${expected}\``,
  },
  MANIFEST_KIND_UNKNOWN: {
    message: ({ kind }) => `there is no kind \`${kind}\``,
    help: (args) =>
      meant(args) ?? 'kinds are written in upper and lower case, as in `Deployment`, `Service` or `ConfigMap`',
  },
  MANIFEST_FIELD_UNKNOWN: {
    message: (args) => `\`${args['field']}\` is not a field of ${owner(args)}`,
    help: (args) => {
      if (args['fix'] === 'flat-selector')
        return 'write the labels directly below `selector:`: a Service matches nothing but labels'
      return meant(args) ?? 'compare its spelling and its indentation with an example, or remove it'
    },
  },
  MANIFEST_FIELD_MISPLACED: {
    message: (args) => `\`${args['field']}\` is not a field of ${owner(args)}`,
    help: ({ field, belongs }) => {
      const places = String(belongs).split(', ')
      const list = places.map((place) => (place === '' ? 'the object itself' : `\`${place}\``)).join(' or ')
      return `\`${field}\` belongs in ${list}: move it, and indent it like the other fields there`
    },
  },
  MANIFEST_FIELD_MISSING: {
    message: ({ field, in: place, name, empty, kind }) => {
      const where = place === '' ? (kind === '' ? '' : ` in the ${kind}`) : ` in ${entryOf(place, name)}`
      if (empty !== undefined) return `\`${field}\` is empty${where}`
      const several = String(field).includes(', ')
      return `${names(field)} ${several ? 'are' : 'is'} missing${where}`
    },
    help: ({ field, in: place, example }) =>
      example === undefined
        ? (FIELDS[`${place}.${field}`] ?? FIELDS[String(field)] ?? `give ${names(field)} a value`)
        : `add \`${example}\``,
  },
  MANIFEST_FIELD_FORBIDDEN: {
    message: ({ field, detail }) => `\`${field}\` is not allowed here: ${detail}`,
    help: ({ field, detail }) => DETAILS[String(detail)] ?? `remove \`${field}\``,
  },
  MANIFEST_FIELD_IMMUTABLE: {
    message: ({ field }) => `\`${field}\` cannot be changed once the object exists`,
    help: () => 'put the old value back, or delete the object and create it anew',
  },
  MANIFEST_TYPE_WRONG: {
    message: ({ field, entry, expected, got, value }) => {
      const wanted = TYPES[String(expected)] ?? String(expected)
      const given = TYPES[String(got)] ?? (got === 'boolean' ? TYPES['boolean'] : String(got))
      const is =
        value === '' || value === undefined
          ? `is ${given}`
          : `\`${value}\` is ${got === 'boolean' ? 'a boolean' : given}`
      return `${entry === undefined ? '' : 'an entry of '}\`${field}\` has to be ${wanted}, but ${is}`
    },
    help: (args) => FIXES[String(args['fix'])]?.(args),
  },
  MANIFEST_QUANTITY_INVALID: {
    message: ({ field, value }) => `\`${value}\` is no amount that \`${field}\` can have`,
    help: (args) =>
      meant(args) ?? 'write a number with a unit, without a blank: `250m` or `0.5` of a CPU, `64Mi` or `1Gi` of memory',
  },
  MANIFEST_NAME_INVALID: {
    message: ({ field, value, max, rule }) =>
      rule === 'length'
        ? `\`${value}\` is longer than ${max} characters, which is too long for \`${field}\``
        : `\`${value}\` is invalid as ${NOUNS[String(rule)] ?? 'a name'}`,
    help: (args) => {
      const rule = RULES[String(args['rule'])] ?? `use at most ${args['max']} characters`
      return args['meant'] === undefined ? rule : `${rule}: \`${args['meant']}\``
    },
  },
  MANIFEST_NUMBER_RANGE: {
    message: (args) => `\`${args['field']}\` has to be ${range(args)}, but is ${args['value']}`,
  },
  MANIFEST_PERCENT_INVALID: {
    message: ({ field, value }) =>
      `\`${value}\` is neither a number of pods nor a percentage, as \`${field}\` has to be`,
    help: ({ number }) =>
      number === undefined
        ? 'write a whole number such as `1`, or a percentage such as `25%`'
        : `write \`${number}\` for a number of pods, or \`${number}%\` for a percentage`,
  },
  MANIFEST_VALUE_UNSUPPORTED: {
    message: ({ field, value }) =>
      value === '' ? `\`${field}\` has none of its possible values` : `\`${value}\` is no value of \`${field}\``,
    help: (args) => meant(args) ?? `possible: ${names(args['allowed'])}`,
  },
  MANIFEST_VALUE_DUPLICATE: {
    message: ({ field, value }) => (value === '' ? `\`${field}\` is given twice` : `\`${value}\` is given twice`),
    help: ({ field }) => `give every entry its own \`${field}\``,
  },
  MANIFEST_VALUE_INVALID: {
    message: ({ field, value, detail }) =>
      value === undefined || value === ''
        ? `\`${field}\` is not accepted: ${detail}`
        : `\`${value}\` is not accepted for \`${field}\`: ${detail}`,
    help: ({ field, detail }) =>
      field === 'clusterIP' && detail !== 'may not change once set'
        ? 'leave `clusterIP` out: the cluster gives the Service an address of its own'
        : DETAILS[String(detail)],
  },
  MANIFEST_REQUEST_ABOVE_LIMIT: {
    message: ({ resource, value, limit }) =>
      `the container requests ${value} of ${resource}, more than its limit of ${limit}`,
    help: () => 'raise the limit, or request less',
  },
  MANIFEST_REFERENCE_UNKNOWN: {
    message: ({ value }) => `the pod has no volume \`${value}\``,
    help: (args) => {
      if (args['meant'] !== undefined) return meant(args)
      return args['exists'] === ''
        ? 'add it to `volumes`, beside `containers`'
        : `add it to \`volumes\`, or use one that is there: ${names(args['exists'])}`
    },
  },
  MANIFEST_SELECTOR_MISMATCH: {
    message: ({ key, wanted, got }) => {
      if (key === undefined) return 'the selector does not match the labels of the pod template'
      const labels = got === undefined ? `have no label \`${key}\`` : `are labelled \`${key}: ${got}\``
      return `the selector looks for pods with \`${key}: ${wanted}\`, but the pods of the template ${labels}`
    },
    help: () => 'write the same labels in `spec.selector.matchLabels` and in `spec.template.metadata.labels`',
  },
  MANIFEST_SELECTOR_IMMUTABLE: {
    message: ({ kind }) => `the selector of a ${kind} cannot be changed once it exists`,
    help: ({ kind }) => `put the old selector back, or delete the ${kind} and create it anew`,
  },
  MANIFEST_RESTART_POLICY: {
    message: ({ kind, value }) => `the pods of a ${kind} always restart, so \`restartPolicy\` cannot be ${value}`,
    help: () => 'remove `restartPolicy`; work that ends is a Job or a Pod of its own',
  },
  MANIFEST_STRATEGY_CONFLICT: {
    message: () => '`rollingUpdate` has no meaning with the strategy `Recreate`',
    help: () => 'remove `rollingUpdate`, or choose `type: RollingUpdate`',
  },
  DEPLOYMENT_SURGE_AND_UNAVAILABLE_ZERO: {
    message: () => '`maxSurge` and `maxUnavailable` are both 0, so no pod can ever be replaced',
    help: () => 'allow at least one pod of surge or of unavailability',
  },
  MANIFEST_NAMESPACE_MISSING: {
    message: ({ namespace }) => `there is no namespace \`${namespace}\``,
    help: ({ namespace }) =>
      `create it first with \`kubectl create namespace ${namespace}\`, or leave \`namespace\` out`,
  },
  MANIFEST_NAMESPACE_OTHER: {
    message: ({ namespace, asked }) => `the object is in namespace \`${namespace}\`, but the command says \`${asked}\``,
    help: () => 'leave `namespace` out here, or name the same one in both places',
  },
  MANIFEST_NAME_TAKEN: {
    message: ({ kind, name }) => `there is a ${kind} \`${name}\` already`,
    help: () => 'use `kubectl apply`, which changes what is there, or choose another name',
  },
  MANIFEST_IMAGE_INVALID: {
    message: ({ value }) => `\`${value}\` is no name that an image can have: its container would never start`,
    help: (args) =>
      meant(args) ?? 'write a name in lower case and without blanks, and at most one tag, as in `nginx:1.26`',
  },
  MANIFEST_WARNED: {
    message: ({ server }) => `the API server warns: ${server}`,
    help: ({ server }) => {
      const amount = /fractional byte value "(\d+)m"/.exec(String(server))?.[1]
      return amount === undefined ? undefined : `\`${amount}m\` are thousandths of a byte: write \`${amount}Mi\``
    },
  },
  MANIFEST_REFUSED: {
    message: ({ server }) => `the object is refused: ${server}`,
  },
} as const satisfies Record<string, MessageText>
