import type { Pattern } from '../pattern/compile.ts'
import type { Work } from '../text-tool.ts'
import type { Piece, Substitution } from './command.ts'

/**
 * Replaces what matches. An empty match right behind the one before does not count. `undefined` when nothing was replaced or no
 * work is left. Source: POSIX sed, "s"; GNU sed manual for a number with `g`.
 */
export function substitute(
  text: string,
  pattern: Pattern,
  { pieces, number, global }: Substitution,
  work: Work,
): string | undefined {
  if (!work.spend((text.length + 1) * pattern.cost)) return undefined
  const matcher = pattern.compiled.matcher(text)
  let changed = ''
  let copied = 0
  let count = 0
  let before = -1
  let isReplaced = false
  const group = (index: number): string => matcher.group(index) ?? ''
  while (matcher.find()) {
    const start = matcher.start()
    const end = matcher.end()
    const isBehind = start === end && start === before
    before = end
    if (isBehind) continue
    count += 1
    if (count < number) continue
    const filled = fill(pieces, group)
    if (!work.spend(filled.length + pattern.cost)) return undefined
    changed += text.slice(copied, start) + filled
    copied = end
    isReplaced = true
    if (!global) break
  }
  return isReplaced ? changed + text.slice(copied) : undefined
}

function fill(pieces: readonly Piece[], group: (index: number) => string): string {
  let text = ''
  for (const piece of pieces) text += 'text' in piece ? piece.text : group(piece.group)
  return text
}
