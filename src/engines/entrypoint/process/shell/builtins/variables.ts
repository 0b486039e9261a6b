import { arithmeticMessage } from '../../../../../formats/shell/arithmetic.ts'
import { calculationOf, evaluateInShell } from '../arithmetic.ts'
import { fatal, getVariable, setVariable, tell, type Running, type Shell } from '../state.ts'
import { setOptions } from '../options.ts'
import { write } from '../../io.ts'
import { atOnce, end, numberArgument, say } from './builtin.ts'

/** `export` and `readonly`. */
export function* exportOrReadonly(shell: Shell, args: readonly string[], name: string): Running {
  const options = args.filter((word) => /^-[a-zA-Z]+$/.test(word))
  const words = args.filter((word) => !/^-[a-zA-Z]+$/.test(word) && word !== '--')
  if (words.length === 0) {
    const prefix = shell.flavor === 'bash' ? `declare -${name === 'export' ? 'x' : 'r'}` : name
    const wanted = [...shell.variables].filter(([, variable]) =>
      name === 'export' ? variable.exported : variable.readonly,
    )
    const quote = shell.flavor === 'bash' ? '"' : "'"
    yield* say(
      shell,
      wanted
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { value }]) => `${prefix} ${key}=${quote}${value ?? ''}${quote}\n`)
        .join(''),
    )
    return end(shell, 0)
  }
  for (const word of words) {
    const equals = word.indexOf('=')
    const isAppend = equals > 0 && word[equals - 1] === '+'
    const key = equals === -1 ? word : word.slice(0, isAppend ? equals - 1 : equals)
    if (!/^[A-Za-z_]\w*$/.test(key)) {
      const text = {
        dash: `${key}: bad variable name`,
        ash: `${key}: bad variable name`,
        bash: `\`${word}': not a valid identifier`,
      }[shell.flavor]
      yield* tell(shell, text, name)
      shell.status = shell.flavor === 'bash' ? 1 : 2
      return shell.flavor === 'bash' ? undefined : { kind: 'exit' }
    }
    const value = equals === -1 ? undefined : (isAppend ? (getVariable(shell, key) ?? '') : '') + word.slice(equals + 1)
    if (value !== undefined && !setVariable(shell, key, value)) {
      yield* fatal(shell, shell.flavor === 'bash' ? `${key}: readonly variable` : `${key}: is read only`)
      return { kind: 'exit' }
    }
    const variable = shell.variables.get(key) ?? { value: undefined, exported: false, readonly: false }
    shell.variables.set(key, {
      ...variable,
      exported: name === 'export' ? !options.includes('-n') : variable.exported || options.includes('-x'),
      readonly: variable.readonly || name === 'readonly',
    })
  }
  return end(shell, 0)
}

/** `local`, and `declare` of bash. */
export function* local(shell: Shell, args: readonly string[], name: string): Running {
  const saved = shell.locals.at(-1)
  if (saved === undefined && name === 'local') {
    yield* tell(shell, shell.flavor === 'bash' ? 'can only be used in a function' : 'not in a function', name)
    shell.status = shell.flavor === 'bash' ? 1 : 2
    return shell.flavor === 'bash' ? undefined : { kind: 'exit' }
  }
  if (args.some((word) => /^-[a-zA-Z]*A/.test(word))) {
    shell.kernel.meetUnmodelled(`${name} -A`)
    yield {}
    return undefined
  }
  for (const word of args.filter((each) => !each.startsWith('-'))) {
    const equals = word.indexOf('=')
    const key = equals === -1 ? word : word.slice(0, equals)
    const known = shell.variables.get(key)
    if (saved !== undefined && !saved.has(key)) saved.set(key, known === undefined ? undefined : { ...known })
    if (equals !== -1) setVariable(shell, key, word.slice(equals + 1))
    else if (saved !== undefined && shell.flavor === 'bash') shell.variables.delete(key)
    const variable = shell.variables.get(key)
    if (variable !== undefined && args.includes('-x')) variable.exported = true
    if (variable !== undefined && args.includes('-r')) variable.readonly = true
  }
  return end(shell, 0)
}

export function unset(shell: Shell, args: readonly string[]): Running {
  for (const word of args) {
    if (args[0] === '-f' || (!shell.variables.has(word) && args[0] !== '-v')) shell.functions.delete(word)
    if (args[0] !== '-f') shell.variables.delete(word)
  }
  return atOnce(end(shell, 0))
}

export function* shift(shell: Shell, [count]: readonly string[], name: string): Running {
  const number = yield* numberArgument(shell, count, 1, name)
  if (number === undefined || number > shell.positional.length) {
    if (shell.flavor === 'dash') {
      yield* tell(shell, "can't shift that many", name)
      shell.status = 2
      return { kind: 'exit' }
    }
    return end(shell, 1)
  }
  shell.positional = shell.positional.slice(number)
  return end(shell, 0)
}

/** `set`: options and parameters, or all variables. */
export function* set(shell: Shell, args: readonly string[], name: string): Running {
  if (args.length === 0) {
    const sorted = [...shell.variables]
      .filter(([, { value }]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    yield* say(shell, sorted.map(([key, { value }]) => `${key}='${value}'\n`).join(''))
    return end(shell, 0)
  }
  const bad = setOptions(shell, args)
  if (bad === undefined) return end(shell, 0)
  if (bad.includes(': ')) {
    yield* tell(shell, bad, name)
    return end(shell, 2)
  }
  const text = { dash: `Illegal option ${bad}`, ash: `illegal option ${bad}`, bash: `${bad}: invalid option` }[
    shell.flavor
  ]
  yield* tell(shell, text, name)
  if (shell.flavor === 'bash') {
    yield* write(
      shell.kernel,
      shell.process,
      2,
      'set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n',
    )
  }
  shell.status = 2
  return shell.flavor === 'bash' ? undefined : { kind: 'exit' }
}

/** `shopt` of bash: only what `nullglob` does is modelled, the others are taken without effect. */
export function shopt(shell: Shell, args: readonly string[]): Running {
  for (const word of args.filter((each) => each === 'nullglob')) {
    if (args.includes('-s')) shell.options.add(word)
    else if (args.includes('-u')) shell.options.delete(word)
  }
  return atOnce(end(shell, 0))
}

/** `getopts`: one option of the parameters at a time. */
export function* getopts(shell: Shell, [specification = '', name = '', ...given]: readonly string[]): Running {
  const words = given.length > 0 ? given : shell.positional
  const index = Number(getVariable(shell, 'OPTIND') ?? 1)
  const word = words[index - 1]
  if (word === undefined || !/^-./.test(word) || word === '--') {
    setVariable(shell, name, '?')
    return end(shell, 1)
  }
  // Joined options (`-ab`) are walked by a hidden position.
  const at = Number(getVariable(shell, 'OPTPOS') ?? 1)
  const letter = word.charAt(at)
  const place = specification.indexOf(letter)
  const takesValue = place >= 0 && specification[place + 1] === ':'
  const isEnd = at + 1 >= word.length || takesValue
  setVariable(shell, 'OPTPOS', isEnd ? '1' : String(at + 1))
  setVariable(shell, 'OPTIND', String(index + (isEnd ? 1 : 0) + (takesValue && at + 1 >= word.length ? 1 : 0)))
  shell.variables.delete('OPTARG')
  if (place < 0 || letter === ':') {
    const text = shell.flavor === 'bash' ? `${shell.name}: illegal option -- ${letter}` : `Illegal option -${letter}`
    if (!specification.startsWith(':')) yield* write(shell.kernel, shell.process, 2, `${text}\n`)
    else setVariable(shell, 'OPTARG', letter)
    setVariable(shell, name, '?')
    return end(shell, 0)
  }
  if (takesValue) setVariable(shell, 'OPTARG', at + 1 < word.length ? word.slice(at + 1) : (words[index] ?? ''))
  setVariable(shell, name, letter)
  return end(shell, 0)
}

export function* umask(shell: Shell, [mode]: readonly string[]): Running {
  if (mode === undefined) yield* say(shell, `${shell.process.umask.toString(8).padStart(4, '0')}\n`)
  else shell.process.umask = Number.parseInt(mode, 8) || 0
  return end(shell, 0)
}

/** `alias`: a script does not expand them in bash. */
export function alias(shell: Shell, args: readonly string[]): Running {
  for (const word of args) {
    const equals = word.indexOf('=')
    if (equals > 0 && shell.flavor !== 'bash') {
      shell.aliases.set(word.slice(0, equals), { text: word.slice(equals + 1), line: shell.line })
    }
  }
  return atOnce(end(shell, 0))
}

/** `let`: each word is a calculation; the status is 1 when the last one gives 0. */
export function* calculate(shell: Shell, args: readonly string[], name: string): Running {
  let value = 0n
  for (const word of args) {
    const part = calculationOf(word)
    const result = part === undefined ? undefined : yield* evaluateInShell(shell, part)
    if (result?.ok !== true) {
      const text = result === undefined ? `${word}: syntax error` : arithmeticMessage(shell.flavor, word, result)
      yield* tell(shell, text, name)
      return end(shell, 1)
    }
    value = result.value
  }
  return end(shell, value === 0n ? 1 : 0)
}
