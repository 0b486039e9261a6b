import type { ExitCode } from '../exit-code.ts'
import type { UsageCode } from '../../domain/usage-reasons.ts'
import { UsageError } from '../usage-error.ts'

/** Told how a command ended. */
export type Finish = (code: ExitCode) => void

/** For an option that may be given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

/** For an option that counts something from 1 on; `code` says what is wrong with another `value`. */
export function positiveInteger(code: UsageCode): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!Number.isSafeInteger(number) || number < 1) throw new UsageError(code, { value: text })
    return number
  }
}
