import type { BuildError } from '../types.ts'

/**
 * What the docker command line prints for a build that failed: the marked piece of the Dockerfile, where there is a place,
 * and the `ERROR:` line. Ends with a line feed. Source: BuildKit `solver/errdefs/source.go` (Print), docker/buildx.
 */
export function renderBuildError(
  error: BuildError,
  dockerfile: { readonly file: string; readonly text: string },
): string {
  const snippet = error.snippet && error.line !== undefined ? renderSnippet(error.line, error.endLine, dockerfile) : ''
  return `${snippet}ERROR: failed to build: failed to solve: ${error.message}\n`
}

/**
 * Two lines around a failing instruction of several lines, four around one of a single line, as far as the file has them.
 * Example: line 2 of 3 shows lines 1 to 3.
 */
function renderSnippet(
  first: number,
  last: number | undefined,
  { file, text }: { readonly file: string; readonly text: string },
): string {
  const lines = text.split('\n')
  let start = first
  let end = Math.min(last ?? first, lines.length)
  if (start > lines.length) return ''
  const pad = end === start ? 4 : 2
  for (let padded = 0; padded < pad; padded += 1) {
    if (start > 1) {
      start -= 1
      padded += 1
    }
    if (end !== lines.length) {
      end += 1
      padded += 1
    }
  }
  const rule = '--------------------\n'
  const shown = lines.slice(start - 1, end).map((line, index) => {
    const number = start + index
    const mark = number >= first && number <= (last ?? first) ? '>>>' : '   '
    return ` ${String(number).padStart(3)} | ${mark} ${line}\n`
  })
  return `${file.slice(file.lastIndexOf('/') + 1)}:${first}\n${rule}${shown.join('')}${rule}`
}
