import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

function modulesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

/** The grader is to run in a page some day: what it is made of must find everything it needs in a browser. */
test('the sandbox, the grading, the reports and the library bundle for the browser', async () => {
  const { errors, warnings, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [...['src/sandbox', 'src/grading', 'src/report'].flatMap(modulesOf), 'src/index.ts'],
    outdir: 'unused',
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    splitting: true,
    logLevel: 'silent',
  })
  expect(errors).toEqual([])
  expect(warnings).toEqual([])
  expect(outputFiles.filter(({ text }) => /\bfrom\s*["'](?:node:|fs|path|os)["'/]/.test(text))).toEqual([])
})
