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
  return saysNothingTelling(words.join('\n')) && filesSayNothing(image)
}

const files = new WeakMap<Image, boolean>()

function filesSayNothing(image: Image): boolean {
  const known = files.get(image)
  if (known !== undefined) return known
  const texts = [...image.files.values()].map(({ text = '' }) => text.replace(/^#!.*/, ''))
  const answer = saysNothingTelling(texts.join('\n'))
  files.set(image, answer)
  return answer
}

function saysNothingTelling(text: string): boolean {
  if (text.length > CHARACTERS_MAX || text.includes('((') || !PLAIN.test(text)) return false
  const words = text.replaceAll(/['"]/g, '').split(/[\s;&|()!]+/)
  return !words.some((word) => word.includes('HOSTNAME') || TELLING.has(nameOf(word)))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
