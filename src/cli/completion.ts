/** A command as a shell completes it. The program itself has the name ''. */
export interface CompletedCommand {
  readonly name: string
  readonly description: string
  readonly options: readonly { readonly flag: string; readonly description: string }[]
  /** Whether its first word is an exercise. */
  readonly takesExercise: boolean
}

/** Shells that can be told how to complete `grade`. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof SHELLS)[number]

/** A script that makes a shell complete commands, options and the ids of exercises; ids are asked for when they are needed. */
export function completionScript(shell: Shell, commands: readonly CompletedCommand[]): string {
  switch (shell) {
    case 'bash':
      return bashScript(commands)
    case 'zsh':
      return zshScript(commands)
    case 'fish':
      return fishScript(commands)
  }
}

const IDS = 'grade list --ids 2>/dev/null'

function flagsOf({ options }: CompletedCommand): string {
  return options.map(({ flag }) => flag).join(' ')
}

function named(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  return commands.filter(({ name }) => name !== '')
}

function withExercise(commands: readonly CompletedCommand[]): string {
  return named(commands)
    .filter(({ takesExercise }) => takesExercise)
    .map(({ name }) => name)
    .join('|')
}

function bashScript(commands: readonly CompletedCommand[]): string {
  const root = commands.find(({ name }) => name === '')
  const cases = named(commands).map((command) => `      ${command.name}) words='${flagsOf(command)}' ;;`)
  return `# bash completion for grade: eval "$(grade completion bash)"
_grade() {
  local current=\${COMP_WORDS[COMP_CWORD]} words=''
  if [[ $current == -* ]]; then
    case \${COMP_WORDS[1]} in
${cases.join('\n')}
      *) words='${root === undefined ? '' : flagsOf(root)}' ;;
    esac
  elif ((COMP_CWORD == 1)); then
    words="${named(commands)
      .map(({ name }) => name)
      .join(' ')} $(${IDS})"
  elif ((COMP_CWORD == 2)); then
    case \${COMP_WORDS[1]} in
      ${withExercise(commands)}) words="$(${IDS})" ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _grade grade
`
}

function zshScript(commands: readonly CompletedCommand[]): string {
  const root = commands.find(({ name }) => name === '')
  const described = (command: CompletedCommand | undefined) =>
    (command?.options ?? []).map(({ flag, description }) => zshWord(flag, description)).join(' ')
  const cases = named(commands).map((command) => `      ${command.name}) options=(${described(command)}) ;;`)
  return `#compdef grade
# zsh completion for grade: eval "$(grade completion zsh)"
_grade() {
  local -a commands options exercises
  commands=(
${named(commands)
  .map(({ name, description }) => `    ${zshWord(name, description)}`)
  .join('\n')}
  )
  if [[ $words[CURRENT] == -* ]]; then
    case $words[2] in
${cases.join('\n')}
      *) options=(${described(root)}) ;;
    esac
    _describe option options
    return
  fi
  exercises=(\${(f)"$(${IDS})"})
  if ((CURRENT == 2)); then
    _describe command commands
    _describe exercise exercises
    return
  fi
  if ((CURRENT == 3)); then
    case $words[2] in
      ${withExercise(commands)}) _describe exercise exercises; return ;;
    esac
  fi
  _files
}
compdef _grade grade
`
}

function zshWord(word: string, description: string): string {
  return `'${word}:${description.replaceAll("'", "'\\''").replaceAll(':', '\\:')}'`
}

function fishScript(commands: readonly CompletedCommand[]): string {
  const root = commands.find(({ name }) => name === '')
  const options = (command: CompletedCommand | undefined, condition: string) =>
    (command?.options ?? []).map(
      ({ flag, description }) => `complete -c grade -n '${condition}' -l ${flag.slice(2)} -d ${fishText(description)}`,
    )
  const lines = named(commands).flatMap((command) => [
    `complete -c grade -n __fish_use_subcommand -a ${command.name} -d ${fishText(command.description)}`,
    ...options(command, `__fish_seen_subcommand_from ${command.name}`),
  ])
  return `# fish completion for grade: grade completion fish | source
complete -c grade -n __fish_use_subcommand -a '(${IDS})'
complete -c grade -n '__fish_seen_subcommand_from ${withExercise(commands).replaceAll('|', ' ')}' -a '(${IDS})'
${options(root, '__fish_use_subcommand').join('\n')}
${lines.join('\n')}
`
}

function fishText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
