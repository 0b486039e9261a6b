import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/domain/report.ts'
import { batchHtmlReporter } from '../../src/report/batch/html.ts'
import { htmlReporter } from '../../src/report/html.ts'
import type { ReporterContext } from '../../src/report/reporter.ts'
import { madeUpClass } from '../support/batch.ts'
import { CHROMIUM, chromiumPath, FAULTS_OF_PAGE, startChromium } from './chromium.ts'

/** With a browser its tests are there, and without one that which says so. */
const browsers = chromiumPath === undefined ? [] : [chromiumPath]
const none = chromiumPath === undefined ? [CHROMIUM] : []

const context: ReporterContext = { color: false, width: 80, language: 'en', plain: false }
const reports = join(import.meta.dirname, '../golden/reports')
const hostile = '</style><script>document.title = "owned"</script>" onmouseover="x'

const members = Array.from({ length: 150 }, (_, index) => ({
  id: index === 0 ? hostile : `learner-with-a-name-that-takes-room-${index}`,
  checks: ['passed', index % 3 === 0 ? 'passed' : 'failed'] as const,
  reason: { code: 'COMMAND_ENDED_OTHERWISE', args: { exit: 1, said: hostile } } as const,
}))

const hintsOf = () => [{ en: `a hint ${hostile}` }]

/** Every golden report as a page, and a class in Korean. */
const pages: readonly { readonly name: string; readonly html: string }[] = [
  ...readdirSync(reports)
    .filter((name) => name.endsWith('.input.json'))
    .flatMap((file) => {
      const read = JSON.parse(readFileSync(join(reports, file), 'utf8')) as readonly Report[]
      return [{ name: file, html: htmlReporter(read, { ...context, hintsOf }) }]
    }),
  { name: 'a class', html: batchHtmlReporter(madeUpClass(members), { ...context, language: 'ko' }) },
]

describe.each(browsers)('in %s', (executablePath) => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kubegrade-pages-'))
    browser = await startChromium(executablePath)
  })

  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  /** What the browser complained of, and what it asked for beside the page itself. */
  async function opened(
    html: string,
    colorScheme: 'light' | 'dark',
    width: number,
    look: (page: Page) => Promise<void>,
  ) {
    const file = join(folder, 'page.html')
    writeFileSync(file, html)
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } })
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    page.on('request', (request) => said.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    await look(page)
    await page.close()
    return said.slice(1)
  }

  test.each(pages)('$name: nothing is refused, missing or out of order', async ({ html }) => {
    for (const scheme of ['light', 'dark'] as const) {
      const said = await opened(html, scheme, 1000, async (page) => {
        expect(await page.evaluate(FAULTS_OF_PAGE)).toEqual([])
        expect(await page.title()).not.toBe('owned')
        // the style sheet is in force: its digest is the one that the policy allows
        expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none')
      })
      expect(said).toEqual([])
    }
  })

  test.each(pages)('$name: 400 pixels are enough', async ({ html }) => {
    await opened(html, 'light', 400, async (page) => {
      await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400)
    })
  })
})

test.each(none)('no page was looked at: there is no %s', (path) => {
  process.stderr.write(`no page was looked at in a browser: there is no ${path}\n`)
  expect(chromiumPath).toBeUndefined()
})
