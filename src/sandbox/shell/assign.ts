import type { Assignment } from '../../formats/shell/parse.ts'
import type { Frame, Shell } from './session.ts'
import { indexOf } from './arrays.ts'
import { getElements, getVariable, isAssociative, setVariable } from './variables.ts'

/** Elements of one array. */
const ELEMENTS_MAX = 1000

/** `name=value`, `name+=value`, `name=(a b)`, `name[0]=value`. */
export function assignTo(shell: Shell, assignment: Assignment, frame: Frame, exported: boolean): void {
  const { name, value, append, index } = assignment
  if (value.type === 'ArrayValue') {
    const kept = shell.session.variables.get(name)?.value
    if (isAssociative(kept)) {
      const entries = new Map(append === true ? kept : [])
      for (const element of value.elements) setEntry(entries, shell.expand.text(element, frame))
      setVariable(shell.session, name, entries, exported)
      return
    }
    const before = append === true ? getElements(shell, name) : []
    const elements = [...before, ...shell.expand.fields(value.elements, frame)]
    setVariable(shell.session, name, elements.slice(0, ELEMENTS_MAX), exported)
    return
  }
  const text = shell.expand.text(value, frame)
  if (index !== undefined) {
    const key = shell.expand.text(index, frame)
    const kept = shell.session.variables.get(name)?.value
    if (isAssociative(kept)) {
      const entries = new Map(kept)
      if (entries.size < ELEMENTS_MAX) entries.set(key, append === true ? `${kept.get(key) ?? ''}${text}` : text)
      setVariable(shell.session, name, entries, exported)
      return
    }
    const position = indexOf(key, (variable) => getVariable(shell, variable))
    if (position === undefined || position < 0 || position >= ELEMENTS_MAX) return
    const elements = [...getElements(shell, name)]
    while (elements.length < position) elements.push('')
    elements[position] = append === true ? `${elements[position] ?? ''}${text}` : text
    setVariable(shell.session, name, elements, exported)
    return
  }
  const max = shell.host.limits.outputCharactersMax
  const whole = append === true ? `${getVariable(shell, name) ?? ''}${text}` : text
  setVariable(shell.session, name, whole.slice(0, max), exported)
}

/** `[key]=value` in the brackets of an associative array. */
function setEntry(entries: Map<string, string>, element: string): void {
  const [, key, text = ''] = /^\[([^\]]*)\]=([\s\S]*)$/.exec(element) ?? []
  if (key !== undefined && entries.size < ELEMENTS_MAX) entries.set(key, text)
}
