import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * The table of rooms in `docs/architecture.md` against `.oxlintrc.json`: the linter lets a room import what the page says, and nothing else. That the linter
 * does as its settings say is tested by `lint-rules.test.ts`.
 */
const root = resolve(import.meta.dirname, '../..')

interface Settings {
  readonly overrides: readonly {
    readonly files: readonly string[]
    readonly rules: {
      readonly 'no-restricted-imports'?: readonly [string, { readonly patterns: readonly { readonly regex: string }[] }]
    }
  }[]
}

const settings = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Settings

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

/** `formats` and `engines` are streets of rooms; all others are rooms themselves. */
const STREETS = ['formats', 'engines']
const rooms = foldersIn('src').flatMap((name) =>
  STREETS.includes(name) ? foldersIn(`src/${name}`).map((inner) => `${name}/${inner}`) : [name],
)

const names = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
const roomsOf = (name: string): readonly string[] =>
  rooms.filter((room) => room === name || room.startsWith(`${name.replace(/\/\*$/, '')}/`))

/** What the page lets each room import. The row of `edge` has a second part, for one file. */
function readPage(): ReadonlyMap<string, readonly string[]> {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
  const table = page.slice(page.indexOf('| folder |'), page.indexOf('## What is decided'))
  const rows = [...table.matchAll(/^\| (`.+?) \| .+ \| (.+?) \|$/gm)]
  return new Map(
    rows.flatMap(([, folders = '', allowed = '']) => {
      const [all = '', worker] = allowed.split('; `worker.ts` also ')
      const may = names(all).flatMap(roomsOf)
      const each = names(folders).flatMap((name) => (name.endsWith('.ts') ? [name] : roomsOf(name)))
      const own = each.map((room) => [room, may] as const)
      return worker === undefined ? own : [...own, ['edge/worker.ts', [...may, ...names(worker)]] as const]
    }),
  )
}

/** The patterns of imports that the linter refuses in a file; of several rules for one the last one counts. */
function refusedIn(file: string): readonly RegExp[] {
  const rules = settings.overrides.flatMap(({ files, rules: each }) => {
    const patterns = each['no-restricted-imports']?.[1].patterns
    const isFor = files.some((glob) => file.includes(glob.replaceAll('**', '')))
    return isFor && patterns !== undefined ? [patterns] : []
  })
  return rules.at(-1)?.map(({ regex }) => new RegExp(regex)) ?? []
}

/** The rooms that a room, or a single file, may import from, as the linter sees it. */
function letThrough(from: string): readonly string[] {
  const file = from.endsWith('.ts') ? from : `${from}/file.ts`
  const refused = refusedIn(`/src/${file}`)
  const [street = ''] = file.split('/')
  const up = '../'.repeat(file.split('/').length - 1)
  return rooms.filter((room) => {
    if (file.startsWith(`${room}/`)) return false
    const isNeighbour = STREETS.includes(street) && room.startsWith(`${street}/`)
    const path = isNeighbour ? room.replace(street, '..') : `${up === '' ? './' : up}${room}`
    return !refused.some((pattern) => pattern.test(`${path}/file.ts`))
  })
}

const page = readPage()
/** The linter does not look at what is generated, and lets `cli` have everything. */
const held = [...page.keys()].filter((name) => !['cli', 'generated'].includes(name))

test('the page names every room, and none that is not there', () => {
  const named = [...page.keys()].filter((name) => !name.endsWith('.ts'))
  expect(named.toSorted()).toEqual([...rooms].toSorted())
  const files = [...page.keys()].filter((name) => name.endsWith('.ts'))
  expect(files.filter((name) => !existsSync(join(root, 'src', name)))).toEqual([])
})

describe('the linter lets a room import what the page says', () => {
  test.each(held)('%s', (room) => {
    expect([...letThrough(room)].toSorted()).toEqual([...new Set(page.get(room))].toSorted())
  })
})
