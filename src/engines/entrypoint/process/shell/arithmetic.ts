import { evaluateArithmetic, type ArithmeticResult } from '../../../../formats/shell/arithmetic.ts'
import { parseShell, type ArithmeticExpression } from '../../../../formats/shell/parse.ts'
import type { Wait } from '../kernel.ts'
import { getVariable, setVariable, type Shell } from './state.ts'
import { expandToText } from './text.ts'

/** Evaluates `$(( … ))` with the variables of a shell. */
export function evaluateInShell(shell: Shell, node: ArithmeticExpression): Generator<Wait, ArithmeticResult, void> {
  return evaluateArithmetic(
    {
      dialect: shell.flavor,
      get: (name) => getVariable(shell, name),
      set: (name, value) => setVariable(shell, name, value),
      *text(operand) {
        const { pos, end } = operand
        if (operand.type === 'ArithmeticCommandExpansion') {
          const { text, script } = operand
          const part = { type: 'CommandExpansion', pos, end, text, script } as const
          return yield* expandToText(shell, { type: 'Word', text, value: text, pos, end, parts: [part] })
        }
        const { value, parts } = operand
        if (parts === undefined) return value
        return yield* expandToText(shell, { type: 'Word', text: value, value, pos, end, parts })
      },
    },
    node,
  )
}

/** Reads a text as what stands in `$(( … ))`; `undefined` when it is not a calculation. */
export function calculationOf(text: string): ArithmeticExpression | undefined {
  const parsed = parseShell(`: $((${text}))`)
  const command = parsed.ok ? parsed.script.commands[0]?.command : undefined
  const word = command?.type === 'Command' ? command.suffix[0] : undefined
  const part = word?.type === 'Word' ? word.parts?.[0] : undefined
  return part?.type === 'ArithmeticExpansion' ? part.expression : undefined
}
