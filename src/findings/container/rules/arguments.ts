import { runFlags } from '../../../docker/run-flags.ts'
import { argumentWords, found, hasWords, howOf, isFailing, nameOf } from '../facts.ts'
import { isShell } from '../../../engines/entrypoint/provenance.ts'
import type { ContainerContext, ContainerFinding } from '../types.ts'

/** Arguments meant for the program of CMD take its place. */
export const argumentsReplaceCmd: ContainerFinding = {
  code: 'CONTAINER_ARGUMENTS_REPLACE_CMD',
  find(context) {
    const { image, words, start } = context
    const { Cmd } = image.config
    const [first] = words
    if (first === undefined || Cmd === null || Cmd.length === 0 || hasWords(context, 'image-entrypoint')) return []
    if (argumentWords(context)[0] !== first || !isFailing(context) || dockerOption(context) !== undefined) return []
    if (start.process.outcome !== 'not-started' || /\s/.test(first.text)) return []
    if (isShell(Cmd[0] ?? '') && Cmd.length === 1) return []
    const args = { cmd: Cmd.join(' '), word: first.text, entrypoint: JSON.stringify(Cmd) }
    return found('CONTAINER_ARGUMENTS_REPLACE_CMD', args, context.rangeOfWord(first))
  },
}

/** Arguments that were meant to replace what stands in ENTRYPOINT, and are appended to it. */
export const argumentsRepeated: ContainerFinding = {
  code: 'CONTAINER_ARGUMENTS_REPEATED',
  find(context) {
    const own = context.words.filter(({ from }) => from === 'image-entrypoint').map(({ text }) => text)
    const given = argumentWords(context)
    const [program = '', ...defaults] = own
    const [first] = given
    if (first === undefined || isShell(program)) return []
    const how = howOf(context)
    if (first.text === program || first.text === nameOf(program)) {
      return found(
        'CONTAINER_ARGUMENTS_REPEATED',
        { word: first.text, how, program: 'yes' },
        context.rangeOfWord(first),
      )
    }
    const options = new Set(defaults.filter(isOption).map(optionName))
    const repeated = given.find(({ text }) => isOption(text) && options.has(optionName(text)))
    if (repeated === undefined) return []
    const args = { word: optionName(repeated.text), how, program: 'no' }
    return found('CONTAINER_ARGUMENTS_REPEATED', args, context.rangeOfWord(repeated))
  },
}

function isOption(word: string): boolean {
  return /^--?[A-Za-z]/.test(word)
}

function optionName(word: string): string {
  return word.split('=', 1)[0] ?? word
}

/** A program alone that complains about what it was not given. */
export const argumentsMissing: ContainerFinding = {
  code: 'CONTAINER_ARGUMENTS_MISSING',
  find(context) {
    const { words, image, start } = context
    const [first, ...others] = words
    const { process } = start
    if (first === undefined || others.length > 0 || process.outcome !== 'exited' || process.exitCode === 0) return []
    if (!/missing|usage:|requires|operand|argument/i.test(process.stderr)) return []
    const dropped = image.config.Cmd !== null
    const why =
      dropped && first.from === 'run-entrypoint'
        ? 'entrypoint-option'
        : dropped && first.from === 'pod-command'
          ? 'pod-command'
          : 'none'
    return found('CONTAINER_ARGUMENTS_MISSING', { program: first.text, why }, context.rangeOfWord(first))
  },
}

/** An option of `docker run` that stands where the container's words begin. */
export const optionAfterImage: ContainerFinding = {
  code: 'CONTAINER_OPTION_AFTER_IMAGE',
  find(context) {
    const option = dockerOption(context)
    return option === undefined ? [] : found('CONTAINER_OPTION_AFTER_IMAGE', { option })
  },
}

/** Long options that few programs have beside docker. */
const UNMISTAKABLE: ReadonlySet<string> = new Set(
  'name rm entrypoint detach publish volume network interactive tty env env-file restart mount privileged'.split(' '),
)

function dockerOption(context: ContainerContext): string | undefined {
  if (context.pod !== undefined) return undefined
  const [first = '', second = ''] = argumentWords(context).map(({ text }) => text)
  const long = /^--([a-z-]+)/.exec(first)?.[1]
  if (long !== undefined) return UNMISTAKABLE.has(long) && runFlags().types.has(long) ? first : undefined
  const whole = `${first} ${second}`
  const isTyped =
    /^-(?:it|ti|itd|dit|d|t|i)$/.test(first) ||
    /^-p ?\d+:\d+/.test(whole) ||
    /^-e ?[A-Za-z_]\w*=/.test(whole) ||
    /^-v ?[^ :]+:\//.test(whole)
  if (!isTyped) return undefined
  return /^-[pev]$/.test(first)
    ? whole
    : hasWords(context, 'image-entrypoint') && /^-[dti]$/.test(first)
      ? undefined
      : first
}

export const nothingToStart: ContainerFinding = {
  code: 'CONTAINER_NOTHING_TO_START',
  find({ words, image, instructions, start }) {
    if (words.length > 0 || start.process.outcome === 'running') return []
    const { Entrypoint, Cmd } = image.config
    const hasOwn = (Entrypoint ?? []).some((word) => word !== '') || (Cmd ?? []).length > 0
    const range = instructions.findLast(({ name }) => name === 'entrypoint' || name === 'cmd' || name === 'from')?.range
    return found('CONTAINER_NOTHING_TO_START', { why: hasOwn ? 'entrypoint-option' : 'none' }, range)
  },
}
