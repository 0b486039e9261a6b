import { expect, test } from 'vitest'
import { batchHtmlReporter } from '../../../src/report/batch/html.ts'
import { madeUpClass } from '../../support/batch.ts'
import { withoutStyle } from '../../support/html.ts'

const failure = (said: string) => ({ code: 'COMMAND_ENDED_OTHERWISE', args: { exit: 1, said } }) as const

const results = madeUpClass([
  { id: 'amy', name: 'Amy <Adams>', checks: ['passed', 'failed'], reason: failure('no & such thing') },
  { id: 'bo', checks: ['passed', 'passed'] },
  { id: 'chae-won', name: '김채원', checks: ['failed', 'skipped'], reason: failure('`web` not found') },
  { id: 'dmitri', checks: ['passed', 'failed'], reason: failure('no & such thing'), lateMinutes: 12, final: 2 },
  { id: 'eun-ji' },
])

test.each(['en', 'ko'] as const)('a class in %s', async (language) => {
  const page = batchHtmlReporter(results, { color: false, width: 80, language, plain: false })
  await expect(withoutStyle(page)).toMatchFileSnapshot(`small.${language}.html`)
})
