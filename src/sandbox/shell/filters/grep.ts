import { type Filter, type FilterResult, linesOf, readSources, type Source, usageError } from './filter.ts'
import { type GrepPattern, compilePatterns, type GrepManner } from './grep-pattern.ts'
import { type GivenOption, has, lastValue, parseOptions } from './options.ts'

const OPTIONS = {
  flags: {
    i: 'fold',
    '--ignore-case': 'fold',
    y: 'fold',
    v: 'invert',
    '--invert-match': 'invert',
    c: 'count',
    '--count': 'count',
    n: 'number',
    '--line-number': 'number',
    o: 'only',
    '--only-matching': 'only',
    q: 'quiet',
    '--quiet': 'quiet',
    '--silent': 'quiet',
    s: 'silent',
    '--no-messages': 'silent',
    w: 'word',
    '--word-regexp': 'word',
    x: 'line',
    '--line-regexp': 'line',
    E: 'extended',
    '--extended-regexp': 'extended',
    F: 'fixed',
    '--fixed-strings': 'fixed',
    G: 'basic',
    '--basic-regexp': 'basic',
    P: 'perl',
    '--perl-regexp': 'perl',
    l: 'names',
    '--files-with-matches': 'names',
    L: 'names-without',
    '--files-without-match': 'names-without',
    H: 'with-name',
    '--with-filename': 'with-name',
    h: 'without-name',
    '--no-filename': 'without-name',
    '--line-buffered': 'ignored',
    a: 'ignored',
  },
  values: {
    e: 'pattern',
    '--regexp': 'pattern',
    A: 'after',
    '--after-context': 'after',
    B: 'before',
    '--before-context': 'before',
    C: 'context',
    '--context': 'context',
    m: 'max',
    '--max-count': 'max',
  },
  optional: { '--color': 'ignored', '--colour': 'ignored' },
}

/** `grep`, `egrep` and `fgrep`. Exit 0 when a line was selected, 1 when none, 2 after an error. Source: GNU grep manual. */
export const grep: Filter = (argv, stdin, files) => {
  const options = parseOptions(withModernContext(argv), OPTIONS)
  if (!options.ok) return usageError('grep', options.problem, 2)
  const { given } = options
  const explicit = given.filter(({ name }) => name === 'pattern').map(({ value }) => value)
  const operands = explicit.length > 0 ? options.operands : options.operands.slice(1)
  const patterns = explicit.length > 0 ? explicit : options.operands.slice(0, 1)
  if (patterns.length === 0) {
    const usage = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n"
    return { exit: 2, stdout: '', stderr: usage }
  }
  const compiled = compilePatterns(
    patterns.flatMap((pattern) => pattern.split('\n')),
    mannerOf(argv[0], given),
  )
  if (!compiled.ok && compiled.problem === undefined) {
    return { exit: 2, stdout: '', stderr: '', notSimulated: `grep ${patterns.join(' ')}` }
  }
  if (!compiled.ok) return { exit: 2, stdout: '', stderr: `grep: ${compiled.problem}\n` }

  const { sources, complaints } = readSources('grep', operands, stdin, files)
  const result = report(sources, compiled.pattern, given, operands.length > 1, complaints)
  return has(given, 'silent') ? { ...result, stderr: '' } : result
}

/** `-3` is `-C 3`. */
function withModernContext(argv: readonly string[]): readonly string[] {
  return argv.map((word) => (/^-\d{1,6}$/.test(word) ? `-C${word.slice(1)}` : word))
}

function mannerOf(program: string | undefined, given: readonly GivenOption[]): GrepManner {
  const named = given.findLast(({ name }) => ['extended', 'fixed', 'basic', 'perl'].includes(name))?.name
  const standard = program === 'egrep' ? 'extended' : program === 'fgrep' ? 'fixed' : 'basic'
  const syntax = (named ?? standard) as GrepManner['syntax']
  const whole = has(given, 'line') ? 'line' : has(given, 'word') ? 'word' : 'part'
  return { syntax, whole, ignoreCase: has(given, 'fold') }
}

function report(
  sources: readonly Source[],
  pattern: GrepPattern,
  given: readonly GivenOption[],
  several: boolean,
  stderr: string,
): FilterResult {
  const named = has(given, 'with-name') || (several && !has(given, 'without-name'))
  const max = figure(given, 'max') ?? Infinity
  let stdout = ''
  let selectedAny = false
  for (const { name, text } of sources) {
    const shown = name === '-' ? '(standard input)' : name
    const lines = linesOf(text)
    const selected = select(lines, pattern, has(given, 'invert'), max)
    if (selected.length > 0) selectedAny = true
    if (has(given, 'names')) stdout += selected.length > 0 ? `${shown}\n` : ''
    else if (has(given, 'names-without')) stdout += selected.length > 0 ? '' : `${shown}\n`
    else if (has(given, 'count')) stdout += `${named ? `${shown}:` : ''}${selected.length}\n`
    else stdout += print(lines, selected, pattern, given, named ? shown : undefined)
  }
  const exit = selectedAny && (stderr === '' || has(given, 'quiet')) ? 0 : stderr === '' ? 1 : 2
  return { exit, stdout: has(given, 'quiet') ? '' : stdout, stderr }
}

/** Indices of the selected lines, at most `max`. */
function select(lines: readonly string[], pattern: GrepPattern, invert: boolean, max: number): readonly number[] {
  const selected: number[] = []
  for (const [at, line] of lines.entries()) {
    if (selected.length >= max) break
    if (pattern.test(line) !== invert) selected.push(at)
  }
  return selected
}

function print(
  lines: readonly string[],
  selected: readonly number[],
  pattern: GrepPattern,
  given: readonly GivenOption[],
  name: string | undefined,
): string {
  const prefix = (at: number, mark: ':' | '-'): string =>
    `${name === undefined ? '' : `${name}${mark}`}${has(given, 'number') ? `${at + 1}${mark}` : ''}`
  if (has(given, 'only')) {
    if (has(given, 'invert')) return ''
    const found = (at: number): readonly (readonly [number, number])[] => pattern.matches(lines[at] ?? '')
    return selected
      .flatMap((at) => found(at).map(([from, to]) => `${prefix(at, ':')}${(lines[at] ?? '').slice(from, to)}\n`))
      .join('')
  }
  const context = figure(given, 'context') ?? 0
  const before = figure(given, 'before') ?? context
  const after = figure(given, 'after') ?? context
  const separated = ['context', 'before', 'after'].some((option) => has(given, option))
  const hits = new Set(selected)
  let out = ''
  let printed = -1
  for (const at of selected) {
    const from = Math.max(printed + 1, at - before)
    if (printed !== -1 && from > printed + 1 && separated) out += '--\n'
    for (let line = from; line <= Math.min(lines.length - 1, at + after); line += 1) {
      out += `${prefix(line, hits.has(line) ? ':' : '-')}${lines[line] ?? ''}\n`
      printed = line
    }
  }
  return out
}

function figure(given: readonly GivenOption[], name: string): number | undefined {
  const value = lastValue(given, name)
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined
}
