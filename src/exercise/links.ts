import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { SourceFile } from '../domain/submission.ts'
import { suggest } from '../domain/suggest.ts'
import { findLinks } from '../formats/markdown/links.ts'
import { readMarkdown } from '../formats/markdown/read.ts'

/** What a relative link leads to: `text` of a Markdown file, whose headings are anchors. */
export type LinkTarget =
  | { readonly kind: 'absent' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly text?: string }

/** Looks up what stands at a path relative to the exercise's folder; `..` may lead out of it. */
export type FindTarget = (path: string) => LinkTarget

/** Links of a Markdown file that lead nowhere: to a file that is not there, or to a heading that is none. Links into the web are not followed. */
export function brokenLinks(file: SourceFile, find: FindTarget): readonly Diagnostic[] {
  const places = placeFinder(file)
  return findLinks(file.text).flatMap(({ target, line }) => {
    const range = places(target, line)
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return []
    const hash = target.indexOf('#')
    const path = decode(hash < 0 ? target : target.slice(0, hash))
    const anchor = hash < 0 ? '' : decode(target.slice(hash + 1))
    const led =
      path === ''
        ? ({ kind: 'file', text: file.text } as const)
        : path.startsWith('/')
          ? ({ kind: 'absent' } as const)
          : find(path)
    if (led.kind === 'absent') return [diagnostic('LINK_BROKEN', { target: path }, range)]
    if (anchor === '' || led.kind !== 'file' || led.text === undefined) return []
    const anchors = anchorsOf({ path, text: led.text })
    if (anchors.includes(anchor)) return []
    const meant = suggest(anchor, anchors)
    return [
      diagnostic(
        'LINK_ANCHOR_BROKEN',
        { anchor, file: path === '' ? file.path : path, ...(meant === undefined ? {} : { meant }) },
        range,
      ),
    ]
  })
}

/** Links tell only the first line of their paragraph: the target is looked for from there on, each occurrence once. */
function placeFinder({ path, text }: SourceFile): (target: string, line: number) => SourceRange {
  const lines = text.split(/\r\n|\n|\r/)
  const taken = new Set<string>()
  return (target, line) => {
    const written = [target, decode(target)].filter((word) => word !== '')
    for (const [index, content] of lines.slice(line - 1).entries()) {
      const at = line - 1 + index
      for (const word of written) {
        const column = occurrences(content, word).find((each) => !taken.has(`${at}:${each}`))
        if (column === undefined) continue
        taken.add(`${at}:${column}`)
        return rangeOf(path, at, column, word.length)
      }
    }
    return rangeOf(path, line - 1, 0, lines[line - 1]?.length ?? 0)
  }
}

function occurrences(line: string, word: string): readonly number[] {
  const found: number[] = []
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) found.push(at)
  return found
}

function rangeOf(file: string, line: number, column: number, length: number): SourceRange {
  return { file, start: { line: line + 1, column: column + 1 }, end: { line: line + 1, column: column + 1 + length } }
}

/** Broken escapes are links as they stand. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** The anchors that GitHub gives to the headings of a file: small letters, blanks to `-`, repeated ones numbered. */
function anchorsOf({ path, text }: Pick<SourceFile, 'path' | 'text'>): readonly string[] {
  const seen = new Map<string, number>()
  return readMarkdown(text, path).headings.map((heading) => {
    const plain = heading.text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    const slug = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-')
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    return before === 0 ? slug : `${slug}-${before}`
  })
}
