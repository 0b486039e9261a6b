import { entrypointForCmd as operator } from '../operators/entrypoint-for-cmd.ts'
import type { Correction } from './correction.ts'

/** CMD was written where ENTRYPOINT was meant, or the other way round. */
export const entrypointForCmd: Correction = {
  id: 'entrypoint-for-cmd',
  apply: (file, { limits }) => operator.apply(file, limits),
}
