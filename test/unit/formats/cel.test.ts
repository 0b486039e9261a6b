import { expect, test } from 'vitest'
import { parseCel } from '../../../src/formats/cel/parse.ts'

const NAMES = ['object', 'objects']

test.each([
  { text: 'object.spec.replicas =< 3', problem: /Unexpected|character/, part: /^[<=]/ },
  { text: 'object.spec.replicas == nix', problem: /Unknown variable: nix/, part: /^nix$/ },
  { text: 'timestamp("2026-01-01T00:00:00Z") == object', problem: /no function timestamp/, part: /^timestamp/ },
  { text: 'object.spec.replicas == (3', problem: /./, part: /^$/ },
  { text: '1 + 2', problem: /type int, not bool/, part: /^1 \+ 2$/ },
  { text: '', problem: /./, part: /^$/ },
])('`$text` is refused, with its place', ({ text, problem, part }) => {
  const parsed = parseCel(text, NAMES)
  expect(parsed.ok).toBe(false)
  const { start, end, problem: said } = parsed as Extract<typeof parsed, { ok: false }>
  expect(said).toMatch(problem)
  expect(text.slice(start, end)).toMatch(part)
})

function valueOf(text: string, object: never) {
  const parsed = parseCel(text, NAMES)
  return parsed.ok ? parsed.expression.evaluate({ object, objects: [] }) : parsed
}

test.each([
  { text: 'object.n == 3', value: { kind: 'boolean', value: true } },
  { text: 'object.n / 2 == 1', value: { kind: 'boolean', value: true } },
  { text: 'object.half == 0.5', value: { kind: 'boolean', value: true } },
  { text: 'object.labels["a/b"].matches("^x$")', value: { kind: 'boolean', value: true } },
  { text: '(object.t + "y").matches("xy|z")', value: { kind: 'boolean', value: true } },
  { text: 'object.nix == 3', value: { kind: 'absent', key: 'nix' } },
  { text: 'object.n', value: { kind: 'problem', problem: 'the expression is neither true nor false' } },
  { text: 'object.t.matches("(")', value: { kind: 'problem' } },
  { text: 'object.t.map(c, c) == []', value: { kind: 'problem' } },
])('`$text` is worked out', ({ text, value }) => {
  const object = { n: 3, half: 0.5, t: 'x', labels: { 'a/b': 'x' } } as never
  expect(valueOf(text, object)).toMatchObject(value)
})

test('loops in loops are bounded before anything runs', () => {
  const inner = (depth: number): string => (depth === 0 ? 'true' : `object.l.all(x${depth}, ${inner(depth - 1)})`)
  const object = { l: Array.from({ length: 30 }, () => 1) } as never
  expect(valueOf(inner(2), object)).toEqual({ kind: 'boolean', value: true })
  expect(valueOf(inner(8), object)).toEqual({ kind: 'problem', problem: 'too many steps' })
})

test('texts that grow by doubling are bounded', () => {
  const text = `object.l${'.map(x, x + x)'.repeat(20)}.size() == 1`
  expect(valueOf(text, { l: ['abcdefgh'] } as never)).toEqual({ kind: 'problem', problem: 'too many steps' })
})

test('the fields that an expression reads are known', () => {
  const parsed = parseCel('object.spec.c[0].image == "a" && object.spec["n"] > 1 && has(object.x)', NAMES)
  expect(parsed.ok ? parsed.expression.fields : []).toEqual([['spec', 'c', 0, 'image'], ['spec', 'n'], ['x']])
})
