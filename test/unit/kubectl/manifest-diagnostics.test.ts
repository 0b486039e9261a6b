import { describe, expect, test } from 'vitest'
import { createWorkbench } from './workbench.ts'

const deployment = (label: string, extra = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: bookshop
spec:
  selector:
    matchLabels:
      app: ${label}
  template:
    metadata:
      labels:
        app: ${label}
    spec:
      containers:
        - name: pages
          image: httpd:2.4
${extra}`
const pod = (metadata: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec: {containers: [{name: pages, image: "httpd:2.4"}]}\n`
const configMap = (name: string, extra = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${extra}`

interface Row {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  /** Run one after the other; the last one is looked at. */
  readonly commands: readonly string[]
  /** `CODE at LINE:COLUMN`. */
  readonly told: readonly string[]
}

const rows: readonly Row[] = [
  {
    name: 'a selector that was applied before cannot change',
    files: { 'a.yaml': deployment('bookshop'), 'b.yaml': deployment('pages') },
    commands: ['apply -f a.yaml', 'apply -f b.yaml'],
    told: ['MANIFEST_SELECTOR_IMMUTABLE at 8:7'],
  },
  {
    name: 'a wrong type in what is compared with a live object',
    files: { 'a.yaml': deployment('bookshop'), 'b.yaml': deployment('bookshop', '          ports: 80\n') },
    commands: ['apply -f a.yaml', 'apply -f b.yaml'],
    told: ['MANIFEST_TYPE_WRONG at 17:18'],
  },
  {
    name: 'an unknown field in what is compared with a live object',
    files: { 'a.yaml': deployment('bookshop'), 'b.yaml': deployment('bookshop', '          port: []\n') },
    commands: ['apply -f a.yaml', 'apply -f b.yaml'],
    told: ['MANIFEST_FIELD_UNKNOWN at 17:11'],
  },
  {
    name: 'create of what is there',
    files: { 'a.yaml': configMap('colours') },
    commands: ['create -f a.yaml', 'create -f a.yaml'],
    told: ['MANIFEST_NAME_TAKEN at 3:12'],
  },
  {
    name: 'replace with another type',
    files: { 'a.yaml': configMap('colours'), 'b.yaml': configMap('colours', 'data: {sky: 1}\n') },
    commands: ['create -f a.yaml', 'replace -f b.yaml'],
    told: ['MANIFEST_TYPE_WRONG at 4:13'],
  },
  {
    name: 'a namespace that is not there',
    files: { 'a.yaml': configMap('colours, namespace: shop') },
    commands: ['apply -f a.yaml'],
    told: ['MANIFEST_NAMESPACE_MISSING at 3:27'],
  },
  {
    name: 'a namespace that is not that of the command',
    files: { 'a.yaml': configMap('colours, namespace: shop') },
    commands: ['apply -n default -f a.yaml'],
    told: ['MANIFEST_NAMESPACE_OTHER at 3:27'],
  },
  {
    name: 'no name to look it up by',
    files: { 'a.yaml': pod('{labels: {app: bookshop}}') },
    commands: ['apply -f a.yaml'],
    told: ['MANIFEST_FIELD_MISSING at 3:1'],
  },
  {
    name: 'a generated name, which apply cannot use',
    files: { 'a.yaml': pod('{generateName: bookshop-}') },
    commands: ['apply -f a.yaml'],
    told: ['MANIFEST_REFUSED at 3:12'],
  },
  {
    name: 'an item of a List',
    files: {
      'a.yaml': `apiVersion: v1\nkind: List\nitems:\n- ${configMap('sea', 'dat: {}\n').trimEnd().replaceAll('\n', '\n  ')}\n`,
    },
    commands: ['apply -f a.yaml'],
    told: ['MANIFEST_FIELD_UNKNOWN at 7:3'],
  },
  {
    name: 'fields that are dropped because nobody validates',
    files: { 'a.yaml': pod('{name: bookshop, lables: {}}') },
    commands: ['apply --validate=false -f a.yaml'],
    told: ['MANIFEST_FIELD_UNKNOWN at 3:28'],
  },
  {
    name: 'a field that is missing because its name is misspelled, and nobody validates',
    files: { 'a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: bookshop}\nspec:\n  contaners: []\n' },
    commands: ['apply --validate=false -f a.yaml'],
    told: ['MANIFEST_FIELD_UNKNOWN at 5:3'],
  },
  {
    name: 'a warning of the server about what it took',
    files: { 'a.yaml': deployment('bookshop', '          ports: [{containerPort: 80}, {containerPort: 80}]\n') },
    commands: ['apply -f a.yaml'],
    told: ['MANIFEST_WARNED at 17:40'],
  },
  {
    name: 'no object at all',
    files: { 'a.yaml': '# later\n' },
    commands: ['apply -f a.yaml'],
    told: ['MANIFEST_FILE_EMPTY at 1:1'],
  },
  {
    name: 'an object that is right',
    files: { 'a.yaml': deployment('bookshop') },
    commands: ['apply -f a.yaml'],
    told: [],
  },
]

describe('what kubectl tells of objects from files', () => {
  test.each(rows)('$name', ({ files, commands, told }) => {
    const bench = createWorkbench(files)
    const outcomes = commands.map((command) => bench.run(command))
    const found = outcomes.at(-1)?.diagnostics ?? []
    expect(found.map(({ code, range }) => `${code} at ${range?.start.line}:${range?.start.column}`)).toEqual(told)
  })

  test('the words of the server stand beside ours', () => {
    const bench = createWorkbench({ 'a.yaml': deployment('bookshop', '      replicas: 2\n') })
    const { stderr, diagnostics } = bench.run('apply -f a.yaml')
    const [told] = diagnostics
    expect(told?.args).toMatchObject({ field: 'replicas', belongs: 'spec' })
    expect(stderr).toContain(String(told?.args['server']))
  })

  test('what came through a pipe has no line that anybody could open', () => {
    const bench = createWorkbench()
    const { exit, diagnostics } = bench.run('apply -f -', deployment('bookshop', '      replicas: 2\n'))
    expect(exit).toBe(1)
    expect(diagnostics.map(({ code, range }) => [code, range])).toEqual([['MANIFEST_FIELD_MISPLACED', undefined]])
  })
})
