import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declareTypes } from '../../scripts/build/types.ts'
import { PACKAGE } from '../support/built.ts'
import { libraryExamples } from '../support/library-page.ts'

/** The package as it is published: packed, installed without network into a folder where nothing else is, and used there. */
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-package-'))
const home = join(folder, 'home')
const installed = join(home, 'node_modules/kubegrade')
const bin = join(root, 'node_modules/.bin')
const ids = readdirSync(join(root, 'solutions'))

interface Packed {
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
}

let packed: Packed = { size: 0, unpackedSize: 0, files: [] }

const npm = (cwd: string, ...argv: readonly string[]): string =>
  execFileSync('npm', [...argv, '--offline', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
  })

beforeAll(() => {
  const stage = join(folder, 'stage')
  for (const path of [
    'package.json',
    'action.yml',
    '.gitignore',
    'README.md',
    'README.ko.md',
    'LICENSE',
    'CHANGELOG.md',
  ])
    cpSync(join(root, path), join(stage, path))
  for (const path of ['docs', 'exercises', 'schemas', 'solutions', 'test/support'])
    cpSync(join(root, path), join(stage, path), { recursive: true })
  cpSync(join(PACKAGE, 'dist'), join(stage, 'dist'), { recursive: true })
  declareTypes(root, join(stage, 'dist/types'))
  const told: unknown = JSON.parse(npm(stage, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder))
  packed = Object.values(told as Record<string, Packed>)[0] ?? packed
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  npm(home, 'install', '--ignore-scripts', join(folder, tarball))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

function grade(...argv: readonly string[]) {
  const env = { HOME: home, PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' }
  const { status, stdout, stderr } = spawnSync(join(home, 'node_modules/.bin/grade'), argv, {
    cwd: home,
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

describe('what is in it', () => {
  const ALLOWED = [
    /^(?:package\.json|action\.yml|README(?:\.ko)?\.md|LICENSE|CHANGELOG\.md|docs\/(?:library|security)\.md|docs\/ci\/[a-z0-9-]+\.md)$/,
    /^dist\/(?:(?:grade|worker)\.js|(?:grade|index|program|worker)\.mjs|diagnostics(?:\.ko)?\.md|package\.json)$/,
    /^dist\/chunks\/[\w-]+\.mjs(?:\.LEGAL\.txt)?$/,
    /^dist\/(?:index|program|worker)\.mjs\.LEGAL\.txt$/,
    /^dist\/compiled\/(?:quick|rest)\.cjs(?:\.LEGAL\.txt)?$/,
    /^dist\/compiled\/(?:course|exercises\/[a-z0-9-]+)\.json$/,
    /^dist\/types\/[\w/-]+\.d\.ts$/,
    /^exercises\/course\.yaml$/,
    /^exercises\/[a-z0-9-]+\/(?:README(?:\.ko)?\.md|(?:starter|given)\/[\w/.-]+)$/,
    /^schemas\/(?!kubernetes-)[\w/-]+(?:\.schema)?\.json$/,
  ]

  test('nothing but the program, its types, its schemas and the exercises as learners get them', () => {
    const paths = packed.files.map(({ path }) => path)
    expect(paths.filter((path) => !ALLOWED.some((pattern) => pattern.test(path)))).toEqual([])
    expect(
      paths.filter((path) => /solution|cases\.yaml|hidden\.md|\.map$|\.test\.|\/(?:wrong|right)\//.test(path)),
    ).toEqual([])
    expect(paths.filter((path) => path.startsWith('README')).toSorted()).toEqual(['README.ko.md', 'README.md'])
    expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['kubegrade'])
  })

  test.each(ids)('all that %s hands out and gives', (id) => {
    for (const part of ['starter', 'given']) {
      const below = (place: string): readonly string[] => {
        try {
          return readdirSync(join(place, 'exercises', id, part), { recursive: true })
            .map(String)
            .toSorted()
        } catch {
          return []
        }
      }
      expect({ part, files: below(installed) }).toEqual({ part, files: below(root) })
    }
  })

  test('it is small, and the grader of one file is well below what a bundle may have', () => {
    expect(packed.size).toBeLessThan(3_500_000)
    expect(packed.unpackedSize).toBeLessThan(12_000_000)
    const grader = packed.files.find(({ path }) => path === 'dist/grade.mjs')
    expect(grader?.size).toBeGreaterThan(1_000_000)
    expect(grader?.size).toBeLessThan(4_000_000)
  })
})

describe('what it does', () => {
  test.each([
    ['en', 'Triggered when'],
    ['ko', '발생 조건:'],
  ])('it explains a code in %s', (lang, words) => {
    const { status, stdout, stderr } = grade('explain', 'YAML_SYNTAX', '--lang', lang)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain(words)
  })

  test.each(ids)('%s: a copied answer has full marks', (id) => {
    cpSync(join(root, 'solutions', id), join(home, id), { recursive: true })
    const { status, stdout, stderr } = grade(id)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const [, points, maxPoints] = /(\d+) \/ (\d+) points/.exec(stdout) ?? []
    expect(Number(points)).toBeGreaterThan(0)
    expect(points).toBe(maxPoints)
  })

  test('what an exercise begins with is handed out, and is not enough', () => {
    expect(grade('start', 'exercise-3', 'begun')).toMatchObject({ status: 0, stderr: '' })
    expect(grade('exercise-3', 'begun').status).toBe(1)
  })

  test('nothing is broken or missing', () => {
    const { status, stdout } = grade('doctor', '--plain')
    expect(stdout.split('\n').filter((line) => line.startsWith('problem'))).toEqual([])
    expect(status).toBe(0)
  })
})

/** Releases of Node that it shall run on besides this one. */
const NODES = ['20.19.0', '22', '24']

/** Where npm keeps the `node` of a release, fetched from the registry; `undefined` where that can not be reached. */
async function nodeOf(release: string): Promise<string | undefined> {
  const words = ['--yes', `--package=node@${release}`, '--', 'node', '--print', 'process.execPath']
  try {
    const { stdout } = await promisify(execFile)('npx', words, { cwd: folder, timeout: 170_000 })
    return stdout.trim()
  } catch {
    return undefined
  }
}

/** All of them are on their way while the package is made and used. */
const nodes = new Map(NODES.map((release) => [release, nodeOf(release)]))

describe('on another Node', () => {
  test.each(NODES)(
    '%s: the installed package and the grader of one file give full marks',
    { timeout: 180_000 },
    async (release) => {
      const node = await nodes.get(release)
      if (node === undefined) return
      cpSync(join(root, 'solutions/exercise-3'), join(home, 'exercise-3'), { recursive: true })
      for (const program of ['dist/grade.js', 'dist/grade.mjs']) {
        const argv = [join(installed, program), 'exercise-3', 'exercise-3']
        const { status, stdout, stderr } = spawnSync(node, argv, { cwd: home, encoding: 'utf8', env: { HOME: home } })
        expect({ program, status, stderr }).toEqual({ program, status: 0, stderr: '' })
        expect(stdout).toMatch(/\b(\d+) \/ \1 points/)
      }
    },
  )
})

/** What the compiler says to a module of a user's. */
function compile(name: string, code: string): string {
  writeFileSync(join(home, name), code)
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--lib', 'es2023,dom', '--types', '']
  return spawnSync(join(bin, 'tsc'), [...options, name], { cwd: home, encoding: 'utf8' }).stdout
}

describe('its types', () => {
  test.each(libraryExamples())('fit the example of $name', ({ code }) => {
    expect(compile('example.mts', code)).toBe('')
  })

  test('are types: a mistake is found', () => {
    const code =
      "import { effectiveCommand } from 'kubegrade'\nexport const wrong: number = effectiveCommand('FROM x', [1])\n"
    expect(compile('wrong.mts', code)).toContain('wrong.mts(2')
  })
})
