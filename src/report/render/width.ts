/** Ranges of code points that take two columns (Unicode 16 EastAsianWidth W and F, coarsened), sorted. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
]

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u
const EMOJI = /^\p{Emoji_Presentation}$/u

/** A text of which each unit takes one column: nearly all are such, and need not be looked at sign by sign. The report's own signs count. */
const NARROW = /^[ -~\u00a0-\u02ff\u2013\u2014\u2018-\u201d\u2026\u2190-\u2193\u2713\u2717]*$/

/** Columns that a text without control characters takes in a terminal. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** Columns of one code point: 0, 1 or 2. */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x300) return 1
  if (ZERO_WIDTH.test(character)) return 0
  if (EMOJI.test(character)) return 2
  return WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1
}

/** The text with blanks behind it up to `width` columns; a longer one stays as it is. */
export function padColumns(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** Likewise for a text in which our own palette may have written. */
export function padPainted(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - paintedWidth(text)))
}

/** The text cut to `width` columns, with `…` as its last when something was cut. */
export function cutColumns(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let cut = ''
  let used = 0
  for (const character of text) {
    const columns = characterWidth(character)
    if (used + columns > width - 1) break
    cut += character
    used += columns
  }
  return `${cut}…`
}

/** The last columns of a text, with `…` in front when something was cut. */
export function cutColumnsBefore(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const kept: string[] = []
  let used = 0
  for (const character of [...text].toReversed()) {
    used += characterWidth(character)
    if (used > width - 1) break
    kept.push(character)
  }
  return `…${kept.toReversed().join('')}`
}

/** Breaks a line at blanks so that no part is wider than `width`; a single word that is wider is broken where the line ends. */
export function wrapColumns(text: string, width: number): readonly string[] {
  return wrapHanging(text.trimStart(), width, '')
}

/**
 * Breaks a line as `wrapColumns` does; its leading blanks stay, and the lines after the first begin with `indent`, which counts.
 * Colours that our own palette wrote take no columns.
 */
export function wrapHanging(text: string, width: number, indent: string): readonly string[] {
  const lead = /^ */.exec(text)?.[0] ?? ''
  const lines: string[] = []
  let line = lead
  let isEmpty = true
  for (const word of text.slice(lead.length).split(' ')) {
    const joined = isEmpty ? line + word : `${line} ${word}`
    if (paintedWidth(joined) <= width) {
      line = joined
      isEmpty &&= word === ''
      continue
    }
    if (!isEmpty) {
      lines.push(line)
      line = indent
    }
    const [last = '', ...full] = brokenWord(word, width - displayWidth(line), width - displayWidth(indent)).toReversed()
    for (const part of full.toReversed()) {
      lines.push(line + part)
      line = indent
    }
    line += last
    isEmpty = last === ''
  }
  lines.push(line)
  return lines
}

/** Parts of a word that fit into the rest of a line and into the lines below it. */
function brokenWord(word: string, firstWidth: number, width: number): readonly string[] {
  if (paintedWidth(word) <= firstWidth) return [word]
  const parts: string[] = []
  let part = ''
  let room = Math.max(firstWidth, COLUMNS_MIN)
  for (const character of word) {
    const columns = characterWidth(character)
    if (columns > room) {
      parts.push(part)
      part = ''
      room = Math.max(width, COLUMNS_MIN)
    }
    part += character
    room -= columns
  }
  return [...parts, part]
}

/** A line holds at least this, however narrow the room: one wide character. */
const COLUMNS_MIN = 2

/** Columns of a text in which our own palette may have written. */
export function paintedWidth(text: string): number {
  // oxlint-disable-next-line no-control-regex -- the escape starts the sequences; learner text holds none any more
  return displayWidth(text.replaceAll(/\u001b\[\d+m/g, ''))
}
