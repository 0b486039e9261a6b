import { commandForArgs } from '../operators/command-for-args.ts'
import type { Correction } from './correction.ts'

/** `args` replaces the image's CMD, `command` its ENTRYPOINT: one was taken for the other. */
export const argsForCommand: Correction = {
  id: 'args-for-command',
  apply: (file, { limits }) => commandForArgs.apply(file, limits),
}
