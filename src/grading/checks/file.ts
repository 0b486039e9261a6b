import type { Message } from '../../domain/diagnostic.ts'
import type { Evidence } from '../../domain/report.ts'
import { defineCheck } from '../check-kind.ts'
import { expectedOf, printedMatches, type TextSpec } from '../matching.ts'
import type { Moment } from '../moment.ts'
import { failed, judged } from '../outcome.ts'

interface Spec extends TextSpec {
  readonly path: string
  readonly exists?: boolean
}

/** What `~/` stands for. */
const HOME = '/home/learner/'

/** How many files are named that were written instead. */
const NAMED_MAX = 5

/** What a file holds that commands wrote; blanks at its end do not count. */
export const fileCheck = defineCheck<Spec>({
  kind: 'file',
  rests: 'pods',
  run: ({ moment }, { path: given, exists = true, ...text }) => {
    const path = given.replace(/^~\//, HOME).replace(/^(?:\.\/)+/, '')
    const held = moment.peek(path)
    const evidence = [writerOf(moment, path)]
    const isAsked = Object.keys(text).length > 0
    const expected = isAsked ? expectedOf(text) : { path, exists }
    if (held === undefined) {
      return exists ? failed({ expected, reasons: [notWritten(moment, path)] }) : judged(true, { expected })
    }
    const actual = held.trimEnd()
    if (!exists || !isAsked) return judged(exists, { expected, actual: { path, exists: true }, evidence })
    const reasons: readonly Message[] = actual === '' ? [{ code: 'FILE_EMPTY', args: { path } }] : []
    return judged(printedMatches(text, actual), { expected, actual, reasons, evidence })
  },
})

/** The command that last wrote the file, else the file, where it was handed in. */
function writerOf({ written, files }: Moment, path: string): Evidence | undefined {
  const range = written.get(path)
  if (range !== undefined) return { kind: 'place', range }
  return files.some((file) => file.path === path) ? { kind: 'file', file: path } : undefined
}

function notWritten({ written }: Moment, path: string): Message {
  const others = [...written.keys()].slice(-NAMED_MAX)
  return { code: 'FILE_NOT_WRITTEN', args: { path, others: others.join(', ') } }
}
