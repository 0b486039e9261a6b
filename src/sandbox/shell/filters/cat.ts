import { type Filter, readSources, usageError } from './filter.ts'
import { has, parseOptions } from './options.ts'

const OPTIONS = {
  flags: {
    n: 'number',
    '--number': 'number',
    b: 'number-nonblank',
    '--number-nonblank': 'number-nonblank',
    s: 'squeeze',
    '--squeeze-blank': 'squeeze',
    E: 'ends',
    '--show-ends': 'ends',
    T: 'tabs',
    '--show-tabs': 'tabs',
    A: 'all',
    '--show-all': 'all',
    u: 'unbuffered',
  },
  values: {},
}

/** `cat`, with line numbers, visible ends and tabs, squeezed blank lines. Source: GNU coreutils manual, "cat invocation". */
export const cat: Filter = (argv, stdin, files) => {
  const options = parseOptions(argv, OPTIONS)
  if (!options.ok) return usageError('cat', options.problem)
  const { sources, complaints } = readSources('cat', options.operands, stdin, files)
  const text = sources.map((source) => source.text).join('')
  const exit = complaints === '' ? 0 : 1
  const plain = options.given.every(({ name }) => name === 'unbuffered')
  return { exit, stdout: plain ? text : decorate(text, (name) => has(options.given, name)), stderr: complaints }
}

function decorate(text: string, wants: (name: string) => boolean): string {
  const lines = text.split('\n')
  const unfinished = lines.pop() ?? ''
  const all = unfinished === '' ? lines : [...lines, unfinished]
  let number = 0
  let blank = false
  let decorated = ''
  for (const [at, line] of all.entries()) {
    if (line === '' && blank && wants('squeeze')) continue
    blank = line === ''
    const numbered = wants('number-nonblank') ? line !== '' : wants('number')
    if (numbered) number += 1
    const shown = wants('tabs') || wants('all') ? line.replaceAll('\t', '^I') : line
    const isLast = at === lines.length
    const end = isLast ? '' : `${wants('ends') || wants('all') ? '$' : ''}\n`
    decorated += `${numbered ? `${String(number).padStart(6)}\t` : ''}${shown}${end}`
  }
  return decorated
}
