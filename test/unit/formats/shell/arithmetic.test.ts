import { describe, expect, test } from 'vitest'
import {
  arithmeticMessage,
  evaluateArithmetic,
  type ArithmeticDialect,
} from '../../../../src/formats/shell/arithmetic.ts'
import { parseShell } from '../../../../src/formats/shell/parse.ts'

/** The value, or the complaint, and what the variables are afterwards. */
function calculate(text: string, dialect: ArithmeticDialect, given: Readonly<Record<string, string>> = {}) {
  const variables = new Map(Object.entries(given))
  const parsed = parseShell(`(( ${text} ))`)
  const command = parsed.script.commands[0]?.command
  if (command?.type !== 'ArithmeticCommand' || command.expression === undefined) throw new Error(`not parsed: ${text}`)
  const result = evaluateArithmetic<never>(
    {
      dialect,
      get: (name) => variables.get(name),
      set: (name, value) => void variables.set(name, value),
      text: (operand) => (operand.type === 'ArithmeticWord' ? operand.value : operand.text),
    },
    command.expression,
  ).next().value
  const shown = result.ok ? String(result.value) : arithmeticMessage(dialect, text, result)
  return { shown, variables: Object.fromEntries(variables) }
}

describe('evaluateArithmetic', () => {
  test.each([
    { story: 'wraps round at 64 bits', text: '9223372036854775807 + 1', shown: '-9223372036854775808' },
    { story: 'a power wraps round too', text: '3 ** 41', shown: '-420491770248316829' },
    { story: 'division goes towards 0', text: '-7 / 2', shown: '-3' },
    { story: 'an octal number', text: '010 + 1', shown: '9' },
    { story: 'a base in front of `#`', text: '36#zZ', shown: '1295' },
    { story: 'a base above 36 tells the case of letters', text: '64#@_', shown: '4031' },
    { story: 'a name in a variable leads on', text: 'a + 1', given: { a: 'b', b: '4' }, shown: '5' },
    { story: 'an unset variable is 0', text: 'a + 1', shown: '1' },
    { story: 'what `&&` does not need is not worked out', text: '0 && 1 / 0', shown: '0' },
    { story: 'a shift counts modulo 64', text: '1 << 65', shown: '2' },
  ])('$story', ({ text, given, shown }) => {
    expect(calculate(text, 'bash', given).shown).toBe(shown)
  })

  test.each([
    { text: '1/0', bash: 'division by 0 (error token is "0")', dash: 'division by zero', ash: 'divide by zero' },
    {
      text: '08',
      bash: 'value too great for base (error token is "08")',
      dash: 'expecting EOF',
      ash: 'arithmetic syntax error',
    },
    {
      text: '5=3',
      bash: 'attempted assignment to non-variable (error token is "=3")',
      dash: 'expecting EOF',
      ash: 'arithmetic syntax error',
    },
    {
      text: '5++',
      bash: 'syntax error: operand expected (error token is "+")',
      dash: 'expecting primary',
      ash: 'arithmetic syntax error',
    },
  ])('$text is refused in the words of each shell', ({ text, bash, dash, ash }) => {
    expect(calculate(text, 'bash').shown).toBe(`${text}: ${bash}`)
    expect(calculate(text, 'dash').shown).toBe(`arithmetic expression: ${dash}: "${text}"`)
    expect(calculate(text, 'ash').shown).toBe(ash)
  })

  test('dash has no `**`, `++` and no base in front of `#`', () => {
    for (const text of ['2 ** 3', 'x++', '16#ff']) expect(calculate(text, 'dash').shown).toContain('expecting')
    expect(calculate('16#ff', 'ash').shown).toBe('255')
  })

  test('an assignment is kept, a failed one is not', () => {
    expect(calculate('x += 2', 'bash', { x: '3' })).toEqual({ shown: '5', variables: { x: '5' } })
    expect(calculate('x /= 0', 'bash', { x: '3' }).variables).toEqual({ x: '3' })
    expect(calculate('x++', 'bash', { x: '3' })).toEqual({ shown: '3', variables: { x: '4' } })
  })
})
