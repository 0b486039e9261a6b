import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIAGNOSTICS } from '../../domain/codes.ts'
import { wrapProse } from '../../report/render/prose.ts'
import { type Console, widthOf } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { packageRoot } from '../package-root.ts'
import { offer, UsageError } from '../usage-error.ts'

/** Prints what `docs/diagnostics.md` says about a code. */
export function explainCommand({ code }: { readonly code: string }, console: Console): ExitCode {
  const wanted = code.toUpperCase()
  const page = readFileSync(pagePath(), 'utf8')
  const section = sectionOf(page, wanted)
  if (section === undefined) {
    throw new UsageError('USAGE_CODE_UNKNOWN', { code, ...offer(wanted, Object.keys(DIAGNOSTICS)) })
  }
  console.out(`${wrapProse(section, widthOf(console)).join('\n')}\n`)
  return 0
}

/** The build puts a copy beside the bundle, because what is installed has no `docs`. */
function pagePath(): string {
  const copy = join(packageRoot(), 'dist/diagnostics.md')
  return existsSync(copy) ? copy : join(packageRoot(), 'docs/diagnostics.md')
}

/** From the heading of a code to the next heading. */
function sectionOf(page: string, code: string): string | undefined {
  const lines = page.split('\n')
  const start = lines.indexOf(`### ${code}`)
  if (start === -1) return undefined
  const end = lines.findIndex((line, index) => index > start && /^#{1,3} /.test(line))
  return lines
    .slice(start, end === -1 ? undefined : end)
    .join('\n')
    .replace(/^### /, '')
    .trimEnd()
}
