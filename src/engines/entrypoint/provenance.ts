import { assert } from '../../domain/assert.ts'
import type { ContainerWord, UnusedWords, WordOrigin } from '../../domain/container.ts'
import type { Message, SourceRange } from '../../domain/diagnostic.ts'
import type { ReasonCode } from '../../domain/reasons.ts'
import type { ArgvWord, ConfigOrigin, Image } from './types.ts'

/** Where the words of one image were written. */
export interface Sources {
  /** An image that a given Dockerfile builds, so that its words lead into that file. */
  readonly given: (reference: string) => Image | undefined
  readonly base: Image | undefined
}

/** What a pod says of its container, before variables are put in, and where. */
export interface WrittenContainer {
  readonly container: { readonly command?: readonly string[]; readonly args?: readonly string[] }
  readonly rangeOf: (key: 'command' | 'args', index: number) => SourceRange | undefined
}

type Key = 'Entrypoint' | 'Cmd'

/** Base images inside of one another are followed this far. */
const BASES_MAX = 20

/** Where Entrypoint or Cmd of an image as a whole comes from; `undefined` where it has none. */
export function originOf(image: Image, key: Key, sources: Sources): WordOrigin | undefined {
  const origin = image.origins[key]
  if (image.config[key] === null || origin === undefined) return undefined
  const found = follow(image, key, origin, sources)
  const keyword = keywordOf(key)
  if (found.kind === 'image')
    return { said: said('WORD_BASE_IMAGE', { keyword, image: found.reference }), ...placed(found.range) }
  return {
    said: said(found.form === 'exec' ? 'WORD_EXEC_FORM' : 'WORD_SHELL_FORM', { keyword }),
    ...placed(found.range),
  }
}

type Followed =
  | {
      readonly kind: 'instruction'
      readonly form: 'exec' | 'shell'
      readonly range: SourceRange | undefined
      readonly words: readonly SourceRange[]
      readonly shell: SourceRange | undefined
    }
  | { readonly kind: 'image'; readonly reference: string; readonly range: SourceRange | undefined }

/** From image to image until the instruction is found that wrote it, or an image of which no Dockerfile is known. */
function follow(start: Image, key: Key, first: ConfigOrigin, { given }: Sources): Followed {
  let image = start
  let origin = first
  for (let depth = 0; depth < BASES_MAX; depth += 1) {
    if (origin.from !== 'base') {
      const instructions = image.builtFrom?.instructions ?? []
      const found = instructions[origin.instruction]
      const { instruction } = origin
      const shell = instructions.findLast(({ name }, index) => name === 'SHELL' && index < instruction)
      const form = origin.from === 'instruction' ? origin.form : 'exec'
      return { kind: 'instruction', form, range: found?.range, words: found?.words ?? [], shell: shell?.range }
    }
    const next = given(origin.image)
    const deeper = next?.origins[key]
    if (next?.builtFrom === undefined || deeper === undefined) break
    image = next
    origin = deeper
  }
  const reference = origin.from === 'base' ? origin.image : ''
  return { kind: 'image', reference, range: fromOf(image) }
}

/** The FROM that names the image which everything else builds on. */
function fromOf({ builtFrom }: Image): SourceRange | undefined {
  return builtFrom?.instructions.findLast(({ name }) => name === 'FROM')?.range
}

/**
 * Every word of a command line with where it comes from, and what it is to a shell in front of it. The image may be absent only
 * where the pod says every word.
 */
export function wordsOf(
  words: readonly ArgvWord[],
  image: Image | undefined,
  sources: Sources,
  pod?: WrittenContainer,
): readonly ContainerWord[] {
  const roles = shellRoles(words.map(({ text }) => text))
  return words.map((word, at) => {
    const origin = originOfWord(word, words, image, sources, pod)
    const role = roles[at] ?? expandedFrom(word, pod)
    return { text: word.text, from: word.from, index: word.index, ...origin, ...(role === undefined ? {} : { role }) }
  })
}

function originOfWord(
  word: ArgvWord,
  words: readonly ArgvWord[],
  image: Image | undefined,
  sources: Sources,
  pod: WrittenContainer | undefined,
): WordOrigin {
  const { from, index } = word
  switch (from) {
    case 'run-argument':
      return { said: said('WORD_RUN_ARGUMENT', { number: index + 1 }) }
    case 'run-entrypoint':
      return { said: said('WORD_RUN_ENTRYPOINT') }
    case 'pod-command':
      return { said: said('WORD_POD_COMMAND', { index }), ...placed(pod?.rangeOf('command', index)) }
    case 'pod-args':
      return { said: said('WORD_POD_ARGS', { index }), ...placed(pod?.rangeOf('args', index)) }
    case 'image-entrypoint':
    case 'image-cmd':
      assert(image !== undefined, 'words of an image come from an image')
      return originInImage(word, words, image, sources)
  }
}

function originInImage(
  { from, index }: ArgvWord,
  words: readonly ArgvWord[],
  image: Image,
  sources: Sources,
): WordOrigin {
  const key: Key = from === 'image-entrypoint' ? 'Entrypoint' : 'Cmd'
  const keyword = keywordOf(key)
  const origin = image.origins[key]
  if (origin === undefined) return { said: said('WORD_IMAGE', { keyword, image: image.reference }) }
  const found = follow(image, key, origin, sources)
  if (found.kind === 'image') {
    const code = image.builtFrom === undefined ? 'WORD_IMAGE' : 'WORD_BASE_IMAGE'
    return { said: said(code, { keyword, image: found.reference }), ...placed(found.range) }
  }
  if (found.form === 'exec')
    return { said: said('WORD_EXEC_FORM', { keyword }), ...placed(found.words[index] ?? found.range) }
  const isText = index === words.filter((word) => word.from === from).length - 1
  if (isText) return { said: said('WORD_SHELL_FORM', { keyword }), ...placed(textRange(found.words) ?? found.range) }
  return { said: said('WORD_SHELL_PREFIX', { keyword }), ...placed(found.shell ?? found.range) }
}

function textRange(words: readonly SourceRange[]): SourceRange | undefined {
  const [first] = words
  const last = words.at(-1)
  return first === undefined || last === undefined ? undefined : { ...first, end: last.end }
}

/** Words behind the text of `sh -c`: `$0`, `$1` … */
function shellRoles(argv: readonly string[]): readonly (Message | undefined)[] {
  const [program = '', option = '', text = ''] = argv
  if (!isShell(program) || !/^-[a-z]*c$/.test(option)) return []
  const uses = /\$(?:[@*0-9]|\{[@*0-9])/.test(text)
  return argv.map((_, at) => {
    if (at < 3) return undefined
    const args = { number: at - 3, used: uses ? 'yes' : 'no' }
    return at === 3 ? said('ROLE_SHELL_NAME', args) : said('ROLE_SHELL_PARAMETER', args)
  })
}

/** `/bin/sh`, `bash`: what reads a text behind `-c`. */
export function isShell(word: string): boolean {
  return /(?:^|\/)(?:sh|bash|dash|ash|zsh|ksh)$/.test(word)
}

function expandedFrom({ from, index, text }: ArgvWord, pod: WrittenContainer | undefined): Message | undefined {
  const written =
    from === 'pod-command' ? pod?.container.command : from === 'pod-args' ? pod?.container.args : undefined
  const before = written?.[index]
  return before === undefined || before === text ? undefined : said('ROLE_EXPANDED_FROM', { text: before })
}

/** What of the image, and of its base, plays no part in a start. */
export function unusedOf(
  words: readonly ArgvWord[],
  image: Image,
  sources: Sources,
  how: 'docker' | 'kubernetes',
): readonly UnusedWords[] {
  const unused: UnusedWords[] = []
  const has = (from: ArgvWord['from']): boolean => words.some((word) => word.from === from)
  const note = (
    key: Key,
    list: readonly string[] | null,
    code: ReasonCode,
    args: Message['args'] = {},
    range?: SourceRange,
  ): void => {
    if (list !== null && list.length > 0) unused.push({ key, words: list, why: said(code, args), ...placed(range) })
  }
  const { base } = sources
  for (const key of ['Entrypoint', 'Cmd'] as const) {
    const before = base?.config[key] ?? null
    const origin = image.origins[key]
    if (base === undefined || before === null || origin?.from === 'base') continue
    const args = { keyword: keywordOf(key), image: base.reference }
    // A shell that a child image replaces by its program is what a base image is for.
    if (origin?.from === 'instruction' && before.length === 1 && isShell(before[0] ?? '')) continue
    if (origin?.from === 'instruction') note(key, before, 'UNUSED_REPLACED', args, rangeOf(image, origin))
    else if (origin?.from === 'reset') note(key, before, 'UNUSED_EMPTIED', args, rangeOf(image, origin))
  }
  const { Entrypoint, Cmd } = image.config
  const override: ReasonCode = how === 'docker' ? 'UNUSED_ENTRYPOINT_OPTION' : 'UNUSED_POD_COMMAND'
  const replaced = has('run-entrypoint') || has('pod-command')
  if (replaced && !has('image-entrypoint'))
    note('Entrypoint', Entrypoint, override, {}, placeIn(image, 'Entrypoint', sources))
  if (!has('image-cmd') && words.length > 0) {
    const code: ReasonCode = replaced ? override : how === 'docker' ? 'UNUSED_ARGUMENTS' : 'UNUSED_POD_ARGS'
    note('Cmd', Cmd, code, {}, placeIn(image, 'Cmd', sources))
  }
  return unused
}

function placeIn(image: Image, key: Key, sources: Sources): SourceRange | undefined {
  return originOf(image, key, sources)?.range
}

function rangeOf({ builtFrom }: Image, origin: { readonly instruction: number }): SourceRange | undefined {
  return builtFrom?.instructions[origin.instruction]?.range
}

export function keywordOf(key: Key): string {
  return key === 'Entrypoint' ? 'ENTRYPOINT' : 'CMD'
}

function placed(range: SourceRange | undefined): { readonly range?: SourceRange } {
  return range === undefined ? {} : { range }
}

export function said(code: ReasonCode, args: Message['args'] = {}): Message {
  return { code, args }
}

/** Whether a command line holds what only a shell understands: operators, variables, patterns. */
export function needsShell(line: string): boolean {
  return /[|&;<>`*?]|\$[\w{(]/.test(line)
}
