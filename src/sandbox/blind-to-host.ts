import type { Image } from '../engines/entrypoint/index.ts'

/** Nothing in it is replaced, matched, escaped, or written to a file that could be run: what does not stand there as a word is not run. */
const PLAIN = /^[\w\s;,:=@%+/!'"#&|().-]*$/

/** Programs and builtins that tell the name of the host or every variable, or run words that were put together. */
const TELLING: ReadonlySet<string> = new Set(
  (
    'hostname uname env environ printenv export set declare typeset readonly local compgen eval source . let alias xargs tee dd busybox ' +
    'sh ash dash bash'
  ).split(' '),
)

const SHELLS: ReadonlySet<string> = new Set(['sh', 'ash', 'dash', 'bash'])

/** More text than this is not looked through. */
const CHARACTERS_MAX = 10_000

/**
 * Whether a process certainly does not look at the name of its host, so that it does the same in every pod. A cautious answer: false for
 * much that does not look at it either. What it shows by itself, as a shell does in its prompt, has to be looked for in its output.
 */
export function isBlindToHost(image: Image, argv: readonly string[]): boolean {
  const [program = '', ...words] = argv
  const name = nameOf(program)
  if (TELLING.has(name) && !SHELLS.has(name)) return false
  return saysNothingTelling(words.join('\n')) && filesOf(image).sayNothing
}

/** What the files that an image brings say, worked out once. */
const answers = new WeakMap<Image, { readonly sayNothing: boolean; readonly ask: boolean }>()

function filesOf(image: Image): { readonly sayNothing: boolean; readonly ask: boolean } {
  const known = answers.get(image)
  if (known !== undefined) return known
  const texts = [...image.files.values()].map(({ text = '' }) => text.replace(/^#!.*/, ''))
  const answer = { sayNothing: saysNothingTelling(texts.join('\n')), ask: texts.some(asks) }
  answers.set(image, answer)
  return answer
}

/**
 * Whether a process may ask for the name of its host: it has words for that in its command, its variables or the files of its image. Someone who
 * hides them is not found: where one submission could act on another, `isBlindToHost` is asked instead.
 */
export function mayAskForHost(image: Image, argv: readonly string[], env: Readonly<Record<string, string>>): boolean {
  return [...argv, ...Object.values(env), ...image.config.Env].some(asks) || filesOf(image).ask
}

/** The name itself, every variable, or a text that was put together and is run. */
const ASKS = /HOSTNAME|hostname|uname|eval|compgen|\$\{!|\/proc\b|\/etc\/h|\b(?:env|printenv)\b/
const LISTS_ALL = /\b(?:set|export|declare|typeset|readonly|local)(?: -p)?\s*(?:$|[|;&>)`])/m

function asks(text: string): boolean {
  const unquoted = text.replaceAll(/['"\\]/g, '')
  return ASKS.test(unquoted) || LISTS_ALL.test(unquoted)
}

function saysNothingTelling(text: string): boolean {
  if (text.length > CHARACTERS_MAX || text.includes('((') || !PLAIN.test(text)) return false
  const words = text.replaceAll(/['"]/g, '').split(/[\s;&|()!]+/)
  return !words.some((word) => word.includes('HOSTNAME') || TELLING.has(nameOf(word)))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
