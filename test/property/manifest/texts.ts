import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as fc from 'fast-check'

const MISTAKES = resolve(import.meta.dirname, '../../diagnostics/manifest')

/** A Deployment that is right, with a field of every sort in it. */
export const RIGHT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: bookshop
  labels: &labels
    app: bookshop
  annotations:
    note: "yes"
spec:
  replicas: 2
  minReadySeconds: 5
  selector:
    matchLabels: *labels
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 1
  template:
    metadata:
      labels: *labels
    spec:
      volumes:
        - name: shelves
          emptyDir: {}
      containers:
        - name: pages
          image: httpd:2.4
          command: [httpd-foreground]
          ports:
            - name: http
              containerPort: 80
          env:
            - name: SHELF
              value: |
                fiction
                poetry
          resources:
            requests: {cpu: 100m, memory: 64Mi}
          livenessProbe:
            httpGet: {path: /, port: http}
          volumeMounts:
            - name: shelves
              mountPath: /shelves
`

const bases = [RIGHT, ...readdirSync(MISTAKES).map((name) => readFileSync(join(MISTAKES, name), 'utf8'))]

/** What YAML, Go or JSON treat in a way of their own. */
const ODDITIES = [
  '\t',
  '\r\n',
  ': ',
  '- ',
  '? ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '>',
  '&a',
  '*a',
  '!!str',
  '<<: ',
  '#',
  '---\n',
  '...\n',
  '%',
  '@',
  '`',
  '\u0000',
  '\u0085',
  '\ufeff',
  '😀',
  '\ud800',
  'null',
  '~',
  'yes',
  '0x1F',
  '1e400',
  '.inf',
  '-0',
  '0o7',
  '1_000',
  '9223372036854775808',
  '2026-01-01',
  '__proto__',
  'constructor',
  'status:',
  '[0]',
  '..',
] as const

/** One change of a text: a stretch of it goes, comes again or is replaced by an oddity. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 40 }),
  how: fc.constantFrom('cut', 'repeat', 'replace', 'indent', 'outdent'),
  oddity: fc.constantFrom(...ODDITIES),
})

function changed(
  text: string,
  { at, length, how, oddity }: { at: number; length: number; how: string; oddity: string },
): string {
  const start = Math.floor(at * text.length)
  const [before, middle, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)]
  switch (how) {
    case 'cut':
      return before + after
    case 'repeat':
      return before + middle + middle + after
    case 'indent':
      return `${before}${middle.replaceAll('\n', '\n  ')}${after}`
    case 'outdent':
      return `${before}${middle.replaceAll('\n  ', '\n')}${after}`
    default:
      return before + oddity + after
  }
}

/** A manifest with up to six changes, none of which knows YAML. */
export const mutated = fc
  .tuple(fc.constantFrom(...bases), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([base, changes]) => changes.reduce(changed, base))

/** Anything that can be in a file, as the reader of files decodes it. */
export const anyText = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder().decode(bytes)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...ODDITIES, 'a', ' ', '\n', '\n  '), { maxLength: 60 }).map((parts) => parts.join('')),
)
