import { hereDocuments, parseShell } from '../formats/shell/parse.ts'

/** A command file without what was pasted from a terminal around its commands. Lines keep their numbers. */
export interface CleanText {
  readonly text: string
  /** Per line (0-based): how many characters were taken off its start. */
  readonly shifts: readonly number[]
  /** 1-based numbers of the lines that began with a prompt, and of those that were output. */
  readonly prompts: readonly number[]
  readonly output: readonly number[]
}

interface Line {
  readonly text: string
  /** `inner`: a line of a here-document or of a command that began further up. */
  readonly kind: 'prompt' | 'root' | 'plain' | 'inner'
  /** Where the command begins behind a prompt; for an inner line, behind bash's `> `. */
  readonly start: number
}

/** Programs that make a line a command wherever it stands. */
const PROGRAMS = /^(?:kubectl|docker|k)(?:\s|$)/
const COMMANDS = /^(?:kubectl|docker|k|alias|cat|cd|clear|echo|export|grep|ls|nano|pwd|sleep|source|vi|vim)(?:\s|$)/

/**
 * Takes out prompts and the output pasted with them.
 *
 * `$ ` at the start of a line, alone or behind something like `user@host:~`, is never anything but a prompt. Once there is one,
 * the lines without a prompt are output, except comments and lines that begin with `kubectl`, `docker` or `k`; here-documents and
 * quotes that go on over several lines stay whole, without bash's `> `.
 *
 * `# ` alone is a comment everywhere else, so it counts as root's prompt only if nothing but a terminal explains the file: a
 * line `# kubectl …` (or docker), not one such command without the `# `, and lines after it that are neither comments nor
 * commands, that is, output. A file of commands with comments, or of comments alone, is therefore left as it is.
 */
export function withoutPrompts(text: string): CleanText {
  const lines = classify(text.split('\n'))
  if (lines.some(({ kind }) => kind === 'prompt')) return clean(lines, 'prompt')
  return isRootTranscript(lines) ? clean(lines, 'root') : { text, shifts: [], prompts: [], output: [] }
}

function isRootTranscript(lines: readonly Line[]): boolean {
  const first = lines.findIndex((line) => line.kind === 'root' && PROGRAMS.test(line.text.slice(line.start)))
  if (first === -1 || lines.some((line) => line.kind === 'plain' && PROGRAMS.test(line.text.trimStart()))) return false
  return lines.slice(first).some(isOutput)
}

function isOutput({ kind, text }: Line): boolean {
  const trimmed = text.trim()
  return kind === 'plain' && trimmed !== '' && !trimmed.startsWith('#') && !COMMANDS.test(trimmed)
}

function clean(lines: readonly Line[], prompt: 'prompt' | 'root'): CleanText {
  const first = lines.findIndex(({ kind }) => kind === prompt)
  const kept: string[] = []
  const shifts: number[] = []
  const prompts: number[] = []
  const output: number[] = []
  for (const [at, line] of lines.entries()) {
    const isPrompt = line.kind === prompt
    const isDropped = at > first && line.kind === 'plain' && isPasted(line)
    const shift = isPrompt || line.kind === 'inner' ? line.start : 0
    if (isPrompt) prompts.push(at + 1)
    if (isDropped && line.text.trim() !== '') output.push(at + 1)
    kept.push(isDropped ? '' : line.text.slice(shift))
    shifts.push(isDropped ? 0 : shift)
  }
  return { text: kept.join('\n'), shifts, prompts, output }
}

function isPasted({ text }: Line): boolean {
  const trimmed = text.trimStart()
  return !trimmed.startsWith('#') && !PROGRAMS.test(trimmed)
}

function classify(texts: readonly string[]): readonly Line[] {
  const lines: Line[] = []
  while (lines.length < texts.length) {
    const line = readLine(texts[lines.length] ?? '')
    lines.push(line)
    if (line.kind === 'root') continue
    for (let left = innerLines(texts, lines.length, line); left > 0; left -= 1) {
      lines.push(innerLine(texts[lines.length] ?? '', line))
    }
  }
  return lines
}

function readLine(text: string): Line {
  const prompt = findPrompt(text)
  if (prompt === undefined) return { text, kind: 'plain', start: 0 }
  if (prompt.mark !== '#' || prompt.before !== '') return { text, kind: 'prompt', start: prompt.end }
  return { text, kind: COMMANDS.test(text.slice(prompt.end)) ? 'root' : 'plain', start: prompt.end }
}

/** Inside of a command that was typed at a prompt bash shows `> `. */
function innerLine(text: string, command: Line): Line {
  const start = command.kind === 'prompt' ? (/^> ?/.exec(text)?.[0].length ?? 0) : 0
  return { text, kind: 'inner', start }
}

interface Prompt {
  readonly mark: string
  readonly before: string
  readonly end: number
}

const PROMPT_LENGTH_MAX = 80

/** The prompt at the start of a line: a mark with a blank behind it, and before it nothing or what names a host or a folder. */
function findPrompt(text: string): Prompt | undefined {
  const trimmed = text.trimStart()
  const from = text.length - trimmed.length
  for (let at = from; at < Math.min(text.length, from + PROMPT_LENGTH_MAX); at += 1) {
    const character = text.charAt(at)
    if ('$#➜❯'.includes(character)) {
      const next = text.charAt(at + 1)
      if (next !== '' && next !== ' ' && next !== '\t') return undefined
      const end = at + 1 + (/^[ \t]*/.exec(text.slice(at + 1))?.[0].length ?? 0)
      const before = text.slice(from, at)
      return namesPlace(before, character, text.slice(end)) ? { mark: character, before, end } : undefined
    }
    if (!/[\w.@:~/[\]() -]/.test(character)) return undefined
  }
  return undefined
}

function namesPlace(before: string, mark: string, command: string): boolean {
  if (before === '') return true
  if (COMMANDS.test(before)) return false
  if (/[@~[]/.test(before)) return true
  return mark !== '#' && !before.trim().includes(' ') && COMMANDS.test(command)
}

/** Lines a command without end is given to go on. */
const INNER_LINES_MAX = 20

/** How many of the lines from `at` on belong to the command before them. */
function innerLines(texts: readonly string[], at: number, line: Line): number {
  const command = line.text.slice(line.start)
  if (command.includes('<<')) {
    const [statement] = parseShell(command).script.commands
    const [document] = statement === undefined ? [] : hereDocuments(statement)
    if (document?.delimiter !== undefined) return linesUpTo(texts, at, document.delimiter.value)
  }
  if (line.kind !== 'prompt') return 0
  let whole = command
  for (let taken = 0; taken <= INNER_LINES_MAX; taken += 1) {
    if (!goesOn(whole)) return taken
    const next = texts[at + taken]
    if (next === undefined || readLine(next).kind === 'prompt') return 0
    whole += `\n${next.replace(/^> ?/, '')}`
  }
  return 0
}

function linesUpTo(texts: readonly string[], at: number, delimiter: string): number {
  const end = texts.findIndex((text, index) => index >= at && text.replace(/^> ?/, '').trim() === delimiter)
  return end === -1 ? 0 : end - at + 1
}

/** A quote or a group is still open, or the line ends in a backslash. */
function goesOn(command: string): boolean {
  if (/(?:^|[^\\])\\$/.test(command)) return true
  const parsed = parseShell(command)
  return !parsed.ok && /^(?:unterminated|expected)/.test(parsed.message)
}
