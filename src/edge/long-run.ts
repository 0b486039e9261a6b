import { setFlagsFromString } from 'node:v8'

/**
 * What V8 is told for a long run of many short simulations. Functions are optimised later than by default (15 times as much has to run): so many run a
 * little that optimising each as early costs a third of the time that a class of a thousand takes, in each worker anew, and gains nothing even over
 * ten thousand. And garbage is collected when the heap has grown by a third: by default it may grow to four times what is in use.
 */
const V8_FLAGS = ['--interrupt-budget=1000000', '--heap-growing-percent=30']

/** Prepares this process, all its threads included, for a long run. A code cache is of use only to a V8 that was told the same. */
export function prepareForLongRun(): void {
  for (const flag of V8_FLAGS) setFlagsFromString(flag)
}
