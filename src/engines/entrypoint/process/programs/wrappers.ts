import type { Body } from '../kernel.ts'
import { readAll } from '../io.ts'
import { forkWords, loadWords, replaceBy, reportLoadFailure } from './run-other.ts'
import { badOption, notModelled, out, parseOptions, usageError, type Tool } from './tool.ts'

/** Runs a command in a changed environment, or prints the environment. */
export function* env(tool: Tool): Body {
  const options = parseOptions(tool.args, 'iu:0C:S:v', {
    stopEarly: true,
    long: { 'ignore-environment': 'i', unset: 'u', chdir: 'C', 'split-string': 'S', null: '0' },
  })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  if (options.flags.has('C')) return yield* notModelled(tool)
  const { process } = tool
  const split = options.values.get('S')
  const words = [...(split === undefined ? [] : split.split(' ').filter((word) => word !== '')), ...options.rest]
  if (options.flags.has('i') || words[0] === '-') process.env = new Map()
  if (words[0] === '-') words.shift()
  const unset = options.values.get('u')
  if (unset !== undefined) process.env.delete(unset)
  while (words[0]?.includes('=') === true) {
    const word = words.shift() ?? ''
    process.env.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1))
  }
  if (words.length === 0) {
    yield* out(tool, [...process.env].map(([name, value]) => `${name}=${value}\n`).join(''))
    return 0
  }
  return yield* become(tool, words)
}

/** Runs a command in the tool's place. */
export function* become(tool: Tool, words: readonly string[]): Body {
  const result = loadWords(tool.kernel, tool.process, words)
  if (!result.ok) return yield* reportLoadFailure(tool, words[0] ?? '', result.error)
  replaceBy(tool.process, result.loaded)
  return 0
}

/** Commands such as `nohup` and `setsid`: the rest of the words takes their place. */
export function prefixCommand(specification: string): (tool: Tool) => Body {
  return function* (tool) {
    const options = parseOptions(tool.args, specification, { stopEarly: true })
    const wrong = badOption(tool, options)
    if (wrong !== undefined) return yield* wrong
    if (options.rest.length === 0) return yield* usageError(tool, 'missing operand', 125)
    if (tool.name.endsWith('nohup')) tool.process.dispositions.set(1, 'ignore')
    return yield* become(tool, options.rest)
  }
}

/** Runs a command as another user: `su-exec USER CMD…`, `gosu USER CMD…`. The user itself makes no difference here. */
export function* asUser(tool: Tool): Body {
  const [, ...words] = tool.args
  if (words.length === 0) return yield* usageError(tool, 'missing operand')
  return yield* become(tool, words)
}

/** Runs a command with words from standard input. */
export function* xargs(tool: Tool): Body {
  const options = parseOptions(tool.args, 'n:0rtI:d:P:', { stopEarly: true, long: { 'no-run-if-empty': 'r' } })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  if (options.flags.has('P') || options.flags.has('d')) return yield* notModelled(tool)
  const text = yield* readAll(tool.kernel, tool.process, 0)
  const separator = options.flags.has('0') ? '\0' : options.flags.has('I') ? '\n' : /\s+/
  const words = text.split(separator).filter((word) => word !== '')
  const command = options.rest.length === 0 ? ['echo'] : options.rest
  const marker = options.values.get('I')
  const size = marker === undefined ? Number(options.values.get('n') ?? words.length) : 1
  if (words.length === 0 && (options.flags.has('r') || marker !== undefined)) return 0
  let code = 0
  for (let at = 0; at === 0 || at < words.length; at += Math.max(size, 1)) {
    const some = words.slice(at, at + Math.max(size, 1))
    const line =
      marker === undefined ? [...command, ...some] : command.map((word) => word.replaceAll(marker, some[0] ?? ''))
    const started = forkWords(tool, line)
    if (!started.ok) return yield* reportLoadFailure(tool, line[0] ?? '', started.error)
    const { child } = started
    yield { ready: () => child.end !== undefined }
    if (child.end?.code !== 0) code = 123
  }
  return code
}
