import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

/** Debian's browser, or another one that is named. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Where there is a browser to look at pages with; `undefined` on a machine without. */
export const chromiumPath = existsSync(CHROMIUM) ? CHROMIUM : undefined

/** Starts the browser. In a container it has neither a sandbox of its own nor a graphics card. */
export async function startChromium(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}

/** A script that runs inside of a page and gives a list of what is wrong with it. It is no module, and not checked with Node's types. */
export const FAULTS_OF_PAGE = readFileSync(join(import.meta.dirname, 'faults-of-page.js'), 'utf8')
