import { BINARY_OPERATORS, bashTestMessage, type TestFailure } from '../../../../formats/shell/test-expression.ts'
import { baseName } from '../file-tree.ts'
import { write } from '../io.ts'
import type { Wait } from '../kernel.ts'
import { tell, type Shell } from './state.ts'

/** Tells what is wrong with the words of `[`, as each shell does. Busybox names itself, not the command. */
export function* testMessage(
  shell: Shell,
  words: readonly string[],
  failure: TestFailure,
  name: string,
): Generator<Wait, void, void> {
  const [, second = ''] = words
  if (shell.flavor !== 'bash' && words.length === 2 && BINARY_OPERATORS.has(second)) {
    const text = `${second}: argument expected`
    if (shell.flavor === 'dash') yield* tell(shell, text, name)
    else yield* write(shell.kernel, shell.process, 2, `${baseName(shell.process.argv[0] ?? 'sh')}: ${text}\n`)
    return
  }
  const number = failure.problem === 'number' ? failure.word : undefined
  if (shell.flavor === 'bash') {
    yield* tell(shell, bashTestMessage(failure), name)
    return
  }
  if (shell.flavor === 'dash') {
    yield* tell(
      shell,
      number === undefined
        ? `${words[0] === undefined || words[0] === '' ? '' : `${words[0]}: `}unexpected operator`
        : `Illegal number: ${number}`,
      name,
    )
    return
  }
  const text = number === undefined ? `${words[1] ?? words[0] ?? ''}: unknown operand` : `${number}: bad number`
  yield* write(shell.kernel, shell.process, 2, `${baseName(shell.process.argv[0] ?? 'sh')}: ${text}\n`)
}
