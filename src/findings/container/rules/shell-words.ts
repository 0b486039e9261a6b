import { argumentWords, found, hasShell, howOf, isFailing } from '../facts.ts'
import { isShell } from '../../../engines/entrypoint/provenance.ts'
import type { ContainerContext, ContainerFinding } from '../types.ts'
import type { ArgvWord } from '../../../engines/entrypoint/types.ts'

const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', '|', ';', '&', '>', '>>', '<', '2>&1'])

/** Words that were not written in a Dockerfile: those the builder's diagnostics tell. */
function outsideWords({ words }: ContainerContext): readonly ArgvWord[] {
  return words.filter(({ from }) => !from.startsWith('image-'))
}

export const operatorWithoutShell: ContainerFinding = {
  code: 'CONTAINER_OPERATOR_WITHOUT_SHELL',
  find(context) {
    const word = hasShell(context) ? undefined : outsideWords(context).find(({ text }) => OPERATORS.has(text))
    if (word === undefined) return []
    const args = { word: word.text, program: context.start.argv[0] ?? '', how: howOf(context) }
    return found('CONTAINER_OPERATOR_WITHOUT_SHELL', args, context.rangeOfWord(word))
  },
}

/** `$NAME` or `${NAME}` in a manifest, where only `$(NAME)` is replaced. */
export const shellVariable: ContainerFinding = {
  code: 'CONTAINER_SHELL_VARIABLE',
  find(context) {
    if (context.pod === undefined || hasShell(context)) return []
    const word = outsideWords(context).find(({ text }) => /\$(?:[A-Za-z_]|\{[A-Za-z_])/.test(text))
    if (word === undefined) return []
    const reference = word.text.replaceAll(/\$(?:\{([A-Za-z_]\w*)[^}]*\}|([A-Za-z_]\w*))/g, '$($1$2)')
    return found(
      'CONTAINER_SHELL_VARIABLE',
      { text: word.text, reference, how: howOf(context) },
      context.rangeOfWord(word),
    )
  },
}

/** `$(NAME)` that names no variable of the container. In the text of a shell it is a command, unless it looks like a variable. */
export const referenceUnknown: ContainerFinding = {
  code: 'CONTAINER_REFERENCE_UNKNOWN',
  find(context) {
    if (context.pod === undefined) return []
    const pattern = hasShell(context) ? /\$\(([A-Z][A-Z0-9_]*)\)/ : /\$\(([A-Za-z_][\w.-]*)\)/
    return outsideWords(context).flatMap((word) => {
      const written = pattern.exec(word.text)
      if (written === null || context.pod?.variables.has(written[1] ?? '') === true) return []
      return found(
        'CONTAINER_REFERENCE_UNKNOWN',
        { name: written[1] ?? '', text: written[0] },
        context.rangeOfWord(word),
      )
    })
  },
}

/** Quotes inside of a JSON or YAML string. */
export const execFormQuotes: ContainerFinding = {
  code: 'CONTAINER_EXEC_FORM_QUOTES',
  find(context) {
    const { start, words } = context
    if (hasShell(context)) return []
    const at = start.words.findIndex(({ text, said }) => said.code !== 'WORD_SHELL_FORM' && quoted(text) !== undefined)
    const word = words[at]
    if (word === undefined || word.from === 'run-argument') return []
    const bare = quoted(word.text) ?? ''
    return found('CONTAINER_EXEC_FORM_QUOTES', { word: word.text, bare }, context.rangeOfWord(word))
  },
}

function quoted(text: string): string | undefined {
  const match = /^((?:--?[\w-]+=)?)(['"])(.+)\2$/.exec(text)
  return match === null ? undefined : `${match[1]}${match[3]}`
}

/** `["sh", "-c", "sleep", "5"]`. */
export const shellTextSplit: ContainerFinding = {
  code: 'CONTAINER_SHELL_TEXT_SPLIT',
  find(context) {
    const { argv, words } = context.start
    const [, , text = '', ...rest] = argv
    const third = words[2]
    if (!isShell(argv[0] ?? '') || argv[1] !== '-c' || rest.length === 0) return []
    if (third?.said.code === 'WORD_SHELL_FORM' || /\s|\$(?:[@*0-9]|\{[@*0-9])/.test(text)) return []
    const args = { text, rest: rest.join(' '), whole: [text, ...rest].join(' ') }
    return found('CONTAINER_SHELL_TEXT_SPLIT', args, words[3]?.range)
  },
}

/** CMD in shell form behind an ENTRYPOINT that takes its words for operands. */
export const shellFormAsArguments: ContainerFinding = {
  code: 'CONTAINER_SHELL_FORM_AS_ARGUMENTS',
  find(context) {
    const { words, argv } = context.start
    const cmd = words.find(({ from, said }) => from === 'image-cmd' && said.code === 'WORD_SHELL_PREFIX')
    if (cmd === undefined || words[0] === cmd || isShell(argv[0] ?? '') || !isFailing(context)) return []
    if (context.start.process.outcome !== 'exited') return []
    return found('CONTAINER_SHELL_FORM_AS_ARGUMENTS', { program: argv[0] ?? '' }, cmd.range)
  },
}

/** ARG in the text of a shell that runs in the container. */
export const buildArgumentAtRun: ContainerFinding = {
  code: 'CONTAINER_BUILD_ARGUMENT_AT_RUN',
  find(context) {
    const { start, env, instructions, words } = context
    const [program = '', option = '', text = ''] = start.argv
    const word = words[2]
    if (!isShell(program) || option !== '-c' || word === undefined || argumentWords(context).includes(word)) return []
    const declared = instructions
      .filter(({ name }) => name === 'arg')
      .flatMap(({ args }) => args.map((each) => each.split('=', 1)[0] ?? ''))
    const used = [...text.matchAll(/\$(?:\{([A-Za-z_]\w*)|([A-Za-z_]\w*))/g)].map(
      ([, braced, plain]) => braced ?? plain ?? '',
    )
    const names = [...new Set(used)].filter(
      (name) => declared.includes(name) && !env.has(name) && !text.includes(`${name}=`),
    )
    return names.flatMap((name) => found('CONTAINER_BUILD_ARGUMENT_AT_RUN', { name }, context.rangeOfWord(word)))
  },
}
