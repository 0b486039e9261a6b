import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * `rejected/src` mirrors `src`. Every line that ends in `// rejected: RULE…` must be reported by exactly those rules, no
 * other line by any, and without those lines the files must pass: so the linter's rules are tested themselves.
 */
const root = resolve(import.meta.dirname, '../..')
const rejected = join(import.meta.dirname, 'rejected')
const marker = / \/\/ rejected: (.+)$/

interface Finding {
  readonly file: string
  readonly line: number
  readonly rule: string
}

const files = readdirSync(join(rejected, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name))
  .toSorted()

const folders: string[] = []

/** A folder that holds the project's own linter settings and a copy of the rejected files, each passed through `edit`. */
function project(edit: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lint-rules-'))
  folders.push(folder)
  cpSync(join(rejected, 'src'), join(folder, 'src'), { recursive: true })
  for (const file of files) {
    writeFileSync(join(folder, file), edit(readFileSync(join(rejected, file), 'utf8')))
  }
  const settings = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...settings, ignorePatterns: [] }))
  const tsconfig = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { types: [] },
    include: ['src'],
    exclude: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  return folder
}

function lint(folder: string): readonly Finding[] {
  const binaries = join(root, 'node_modules/.bin')
  const { stdout, stderr } = spawnSync(join(binaries, 'oxlint'), ['--type-aware', '--format', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${binaries}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
  })
  if (!stdout.startsWith('{')) throw new Error(`oxlint did not answer: ${stdout}${stderr}`)
  const { diagnostics } = JSON.parse(stdout) as {
    readonly diagnostics: readonly {
      readonly code?: string
      readonly message: string
      readonly filename: string
      readonly labels: readonly { readonly span: { readonly line: number } }[]
    }[]
  }
  return diagnostics.map(({ code, message, filename, labels }) => ({
    file: relative(folder, resolve(folder, filename)),
    line: labels[0]?.span.line ?? 0,
    rule: code ?? message,
  }))
}

function withoutMarked(text: string): string {
  return text
    .split('\n')
    .filter((line) => !marker.test(line))
    .join('\n')
}

function comments(count: number): string {
  return '// a line\n'.repeat(count)
}

function markedLines(file: string): readonly string[] {
  const lines = readFileSync(join(rejected, file), 'utf8').split('\n')
  return lines
    .flatMap((line, index) => (marker.exec(line)?.[1]?.split(' ') ?? []).map((rule) => `${index + 1} ${rule}`))
    .toSorted()
}

function foundLines(findings: readonly Finding[], file: string): readonly string[] {
  return findings
    .filter((finding) => finding.file === file)
    .map(({ line, rule }) => `${line} ${rule}`)
    .toSorted()
}

describe('the linter rejects', () => {
  let asWritten: readonly Finding[] = []
  let mended: readonly Finding[] = []

  beforeAll(() => {
    asWritten = lint(project((text) => text))
    mended = lint(project(withoutMarked))
  }, 120_000)

  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  test.each(files)('what is marked in %s, and nothing else', (file) => {
    expect(markedLines(file)).not.toEqual([])
    expect(foundLines(asWritten, file)).toEqual(markedLines(file))
    expect(foundLines(mended, file)).toEqual([])
  })

  test('every layer has a file that breaks its rule', () => {
    const layers = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['cli', 'generated'].includes(entry.name))
      .map(({ name }) => name)
    const broken = new Set(
      asWritten
        .filter(({ rule }) => rule === 'eslint(no-restricted-imports)')
        .map(({ file }) => file.split('/')[1] ?? ''),
    )
    expect(layers.filter((layer) => !broken.has(layer))).toEqual([])
  })

  test('files of more than 300 lines, tables of facts excepted', () => {
    const folder = project((text) => text)
    writeFileSync(join(folder, 'src/grading/too-long.ts'), comments(301))
    writeFileSync(join(folder, 'src/grading/long-enough.ts'), comments(300))
    writeFileSync(join(folder, 'src/grading/table-facts.ts'), comments(301))
    const found = lint(folder).filter(({ rule }) => rule === 'eslint(max-lines)')
    expect(found.map(({ file }) => file)).toEqual(['src/grading/too-long.ts'])
  })
})

test('the core compiles without the types of Node', () => {
  const core = JSON.parse(readFileSync(join(root, 'tsconfig.core.json'), 'utf8')) as {
    readonly compilerOptions: { readonly lib: readonly string[]; readonly types: readonly string[] }
    readonly exclude: readonly string[]
  }
  expect(core.compilerOptions).toEqual({ lib: ['es2023'], types: [] })
  expect(core.exclude).toEqual(['src/edge', 'src/cli', 'src/main.ts'])
  const tsc = join(root, 'node_modules/.bin/tsc')
  expect(() => execFileSync(tsc, ['-p', 'tsconfig.core.json'], { cwd: root, stdio: 'pipe' })).not.toThrow()
})
