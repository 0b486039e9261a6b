import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIAGNOSTICS } from '../../domain/codes.ts'
import type { Language } from '../../domain/text.ts'
import { readBlocks } from '../../formats/markdown/blocks.ts'
import { inAscii } from '../../report/render/ascii.ts'
import { proseLines } from '../../report/render/prose.ts'
import { wrapHanging } from '../../report/render/width.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { say } from '../learner/lines.ts'
import { packageRoot } from '../package-root.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { offer, UsageError } from '../usage-error.ts'

/** Prints what the page of diagnostics in the reader's language says about a code, and which codes have to do with it. */
export function explainCommand(flags: CommonFlags & { readonly code: string }, console: Console): ExitCode {
  const wanted = flags.code.toUpperCase()
  const context = reporterContext(console, flags)
  const sections = sectionsOf(readFileSync(pagePath(context.language), 'utf8'))
  const section = sections.get(wanted)
  if (section === undefined) {
    throw new UsageError('USAGE_CODE_UNKNOWN', { code: flags.code, ...offer(wanted, Object.keys(DIAGNOSTICS)) })
  }
  const related = relatedTo(wanted, sections)
  const lines = [
    ...proseLines(readBlocks(section), context),
    ...(related.length === 0 ? [] : ['', ...relatedLines(related, context)]),
  ]
  console.out(inAscii(`${lines.join('\n')}\n`, context))
  return 0
}

/** Both pages have the same codes with the same parts. */
const PAGES: Readonly<Record<Language, string>> = { en: 'diagnostics.md', ko: 'diagnostics.ko.md' }

/** The build puts copies beside the bundle, because what is installed has no `docs`. */
function pagePath(language: Language): string {
  const copy = join(packageRoot(), 'dist', PAGES[language])
  return existsSync(copy) ? copy : join(packageRoot(), 'docs', PAGES[language])
}

/** The sections of the page by their code, each with its heading. */
function sectionsOf(page: string): ReadonlyMap<string, string> {
  const sections = page.split(/^(?=#{1,3} )/m).filter((section) => section.startsWith('### '))
  return new Map(
    sections.map((section) => [(section.split('\n', 1)[0] ?? '').slice('### '.length).trim(), section.trim()]),
  )
}

const RELATED_MAX = 6

/** Codes that a section names, those whose sections name it, then those that begin with the same two words. */
function relatedTo(code: string, sections: ReadonlyMap<string, string>): readonly string[] {
  const family = `${code.split('_').slice(0, 2).join('_')}_`
  const others = [...sections.keys()].filter((other) => other !== code)
  const named = others.filter((other) => doesName(sections.get(code), other) || doesName(sections.get(other), code))
  const alike = others.filter((other) => other.startsWith(family))
  return [...new Set([...named, ...alike])].slice(0, RELATED_MAX)
}

function relatedLines(codes: readonly string[], context: ReporterContext): readonly string[] {
  const line = say('CLI_EXPLAIN_RELATED', { codes: codes.join(', ') }, context)
  return context.plain ? [line] : wrapHanging(line, context.width, '  ')
}

function doesName(section: string | undefined, code: string): boolean {
  const words: readonly string[] = section?.match(/[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g) ?? []
  return words.includes(code)
}
