import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkKindSchemas } from '../../../src/exercise/check-kind-schemas.ts'
import { CHECK_KINDS } from '../../../src/grading/checks/index.ts'

const root = resolve(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const kinds = CHECK_KINDS.map(({ kind }) => kind)

/** What an author may write beside the kind's key; a kind of that name could not be told apart. */
const COMMON_KEYS = ['id', 'points', 'title', 'hint', 'needs', 'reveal', 'hidden', 'of']

function named(folder: string, suffix: string): readonly string[] {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith(suffix))
  return files.map((name) => name.slice(0, -suffix.length)).toSorted()
}

function kebab(kind: string): string {
  return kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

test('kinds are listed by name, and none is named like a common key', () => {
  expect(kinds).toEqual(kinds.toSorted())
  expect(kinds.filter((kind) => COMMON_KEYS.includes(kind))).toEqual([])
})

test('every kind has a schema and a page, and nothing else has one', () => {
  expect(named('schemas/checks', '.schema.json')).toEqual(kinds)
  expect(named('docs/checks', '.md')).toEqual(kinds)
})

test('the page for authors names every kind once, with its page', () => {
  const rows = [...read('docs/writing-exercises.md').matchAll(/^\| \[`(\w+)`\]\(checks\/(\w+)\.md\) \| .+\? \|$/gm)]
  expect(new Set(rows.map(([, kind]) => kind))).toEqual(new Set(kinds))
  expect(rows).toHaveLength(kinds.length)
  expect(rows.filter(([, kind, page]) => kind !== page)).toEqual([])
})

test('the loader lets exactly these kinds through', () => {
  expect(checkKindSchemas().map(({ kind }) => kind)).toEqual(kinds)
})

describe.each(kinds)('%s', (kind) => {
  test('has a file, and fixtures that pass and that fail', () => {
    expect(existsSync(join(root, `src/grading/checks/${kebab(kind)}.ts`))).toBe(true)
    const fixtures = read(`test/unit/grading/checks/${kebab(kind)}.test.ts`)
    expect(fixtures).toContain("verdict: 'passed'")
    expect(fixtures).toContain("verdict: 'failed'")
  })

  test('its page names every field and shows both ways', () => {
    const page = read(`docs/checks/${kind}.md`)
    const schema = JSON.parse(read(`schemas/checks/${kind}.schema.json`)) as { properties: Record<string, unknown> }
    const unnamed = Object.keys(schema.properties).filter((field) => !page.includes(`| \`${field}\` |`))
    expect(unnamed).toEqual([])
    expect(page).toMatch(/^## Passes\n\n```yaml\n/m)
    expect(page).toMatch(/^## Fails\n\n```yaml\n/m)
  })
})
