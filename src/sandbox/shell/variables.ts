import { FOLDER_ROOT } from '../folder.ts'
import { entriesOf, indexOf } from './arrays.ts'
import type { Associative, Session, Shell, Variable } from './session.ts'

/** The value of a variable or special parameter; `undefined` when it is not set. An array stands for its first element. */
export function getVariable(shell: Shell, name: string): string | undefined {
  const { session } = shell
  if (/^\d+$/.test(name)) return name === '0' ? session.name : session.positional[Number(name) - 1]
  switch (name) {
    case '?':
      return String(session.status)
    case '#':
      return String(session.positional.length)
    case '@':
    case '*':
      return session.positional.join(' ')
    case '$':
      return '1'
    case '-':
      return 'hB'
    case '!':
      return undefined
    case 'PWD':
      return workingDirectory(shell)
    default: {
      const value = session.variables.get(name)?.value
      if (value === undefined || typeof value === 'string') return value
      return isAssociative(value) ? value.get('0') : value[0]
    }
  }
}

/** All elements: of `@` and `*` the positional parameters, of a plain variable the one value. */
export function getElements(shell: Shell, name: string): readonly string[] {
  if (name === '@' || name === '*') return shell.session.positional
  const value = shell.session.variables.get(name)?.value ?? getVariable(shell, name)
  if (value === undefined) return []
  if (typeof value === 'string') return [value]
  return isAssociative(value) ? entriesOf(value).map(([, text]) => text) : value
}

/** What stands at an index: a key, or a number or what comes to one. */
export function getElement(shell: Shell, name: string, index: string): string | undefined {
  const value = shell.session.variables.get(name)?.value
  if (isAssociative(value)) return value.get(index)
  const at = indexOf(index, (variable) => getVariable(shell, variable))
  return at === undefined ? undefined : getElements(shell, name).at(at)
}

/** The keys of an associative array, the numbers of any other. */
export function getKeys(shell: Shell, name: string): readonly string[] {
  const value = shell.session.variables.get(name)?.value
  if (isAssociative(value)) return entriesOf(value).map(([key]) => key)
  return getElements(shell, name).map((_, at) => String(at))
}

export function isAssociative(value: Variable['value'] | undefined): value is Associative {
  return value instanceof Map
}

/** Sets a variable; one that was exported stays so. */
export function setVariable(session: Session, name: string, value: Variable['value'], exported = false): void {
  const before = session.variables.get(name)
  session.variables.set(name, { value, exported: exported || before?.exported === true })
}

/** What programs see: exported variables that hold one text. */
export function environment(shell: Shell): Readonly<Record<string, string>> {
  const exports: Record<string, string> = { PWD: workingDirectory(shell) }
  for (const [name, { value, exported }] of shell.session.variables) {
    if (exported && typeof value === 'string') exports[name] = value
  }
  return exports
}

export function workingDirectory({ host }: Shell): string {
  const { cwd } = host.folder
  if (cwd.startsWith('/')) return cwd
  return cwd === '' ? FOLDER_ROOT : `${FOLDER_ROOT}/${cwd}`
}
