import { ownValue } from '../../../../domain/json.ts'
import type { Shell } from './state.ts'

const LONG: Readonly<Record<string, string>> = {
  allexport: 'a',
  errexit: 'e',
  noexec: 'n',
  noglob: 'f',
  nounset: 'u',
  verbose: 'v',
  xtrace: 'x',
  noclobber: 'C',
  monitor: 'm',
  notify: 'b',
  hashall: 'h',
  errtrace: 'E',
  functrace: 'T',
}

export const OPTION_LETTERS = 'abCefhimnuvxlsTE'

/**
 * `set` and the options of a shell's own command line: `-eu`, `+x`, `-o pipefail`, `--`, parameters. Gives the option that is
 * not known. dash 0.5.12 has no `pipefail`.
 */
export function setOptions(shell: Shell, args: readonly string[]): string | undefined {
  const bad = shell.flavor === 'bash' ? badLetter(args) : undefined
  if (bad !== undefined) return bad
  const pending = [...args]
  while (pending.length > 0) {
    const word = pending.shift() ?? ''
    if (word === '--' || word === '-') {
      shell.positional = pending
      return undefined
    }
    if (!/^[-+]./.test(word)) {
      shell.positional = [word, ...pending]
      return undefined
    }
    const isOn = word.startsWith('-')
    for (const letter of word.slice(1)) {
      if (letter === 'o') {
        const name = pending.shift()
        if (name === undefined) return undefined
        const known = name === 'pipefail' && shell.flavor !== 'dash' ? 'pipefail' : ownValue(LONG, name)
        if (known === undefined) return shell.flavor === 'bash' ? `${name}: invalid option name` : `-o ${name}`
        toggle(shell, known, isOn)
      } else if (OPTION_LETTERS.includes(letter)) toggle(shell, letter, isOn)
      else return `${word.charAt(0)}${letter}`
    }
  }
  return undefined
}

/** bash looks at all letters before it sets any option. */
function badLetter(args: readonly string[]): string | undefined {
  const end = args.findIndex((word, index) => !/^[-+]./.test(word) && !/^[-+]\w*o$/.test(args[index - 1] ?? ''))
  for (const word of args.slice(0, end === -1 ? args.length : end)) {
    if (word === '--') return undefined
    if (!/^[-+]./.test(word)) continue
    const [sign = '', ...letters] = word
    const letter = letters.find((each) => each !== 'o' && !OPTION_LETTERS.includes(each))
    if (letter !== undefined) return `${sign}${letter}`
  }
  return undefined
}

function toggle({ options }: Shell, option: string, isOn: boolean): void {
  if (isOn) options.add(option)
  else options.delete(option)
}

/** `$-`: each shell lists its options in an order of its own. */
export function optionLetters({ options, flavor }: Shell): string {
  const order = { dash: 'ubaCEVvxsnmiIfe', ash: 'ubaCVvxcsnmiIfe', bash: 'abefhkmnptuvxBCEHPTsc' }[flavor]
  const shown = flavor === 'bash' ? new Set([...options, 'h', 'B']) : options
  return [...order].filter((letter) => shown.has(letter)).join('')
}
