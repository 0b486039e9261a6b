import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { lintManifests } from '../../src/kubectl/manifest-diagnostics/index.ts'
import { lintText } from '../../src/report/lint.ts'

/** What a learner gets to read about each of the mistakes in `test/diagnostics/manifest`. */
const MISTAKES = resolve(import.meta.dirname, '../diagnostics/manifest')

test.each(readdirSync(MISTAKES))('%s', async (file) => {
  // The marks of the fixtures are for their test: a learner writes none.
  const text = readFileSync(join(MISTAKES, file), 'utf8').replaceAll(/ # want: .*/g, '')
  const diagnostics = lintManifests(text, { file, limits: LIMITS })
  const shown = lintText({ files: 1, diagnostics }, { color: false, width: 100, language: 'en', plain: false })
  await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, 'manifest-mistakes', file.replace(/yaml$/, 'txt')))
})
