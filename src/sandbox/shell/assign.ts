import type { Assignment } from '../../formats/shell/parse.ts'
import type { Frame, Shell } from './session.ts'
import { getElements, getVariable, setVariable } from './variables.ts'

/** Elements of one array. */
const ELEMENTS_MAX = 1000

/** `name=value`, `name+=value`, `name=(a b)`, `name[0]=value`. */
export function assignTo(shell: Shell, assignment: Assignment, frame: Frame, exported: boolean): void {
  const { name, value, append, index } = assignment
  if (value.type === 'ArrayValue') {
    const before = append === true ? getElements(shell, name) : []
    const elements = [...before, ...shell.expand.fields(value.elements, frame)]
    setVariable(shell.session, name, elements.slice(0, ELEMENTS_MAX), exported)
    return
  }
  const text = shell.expand.text(value, frame)
  if (index !== undefined) {
    const position = Number(shell.expand.text(index, frame))
    if (!Number.isInteger(position) || position < 0 || position >= ELEMENTS_MAX) return
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
