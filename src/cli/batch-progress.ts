import { performance } from 'node:perf_hooks'
import type { Language } from '../domain/text.ts'
import { batchWords } from '../messages/batch-words.ts'
import type { Console } from './console.ts'

/** Tells people how far a batch is: on a terminal in one line that is written over, elsewhere a line at every tenth. */
export interface BatchProgress {
  readonly step: () => void
  readonly end: () => void
}

/** How often the line on a terminal is written anew, in real ms. */
const REFRESH_MS = 100
const PARTS = 10
const CLEAR_LINE = '\r\u001b[K'

/** Progress goes to stderr: results alone go to stdout. */
export function createProgress(all: number, console: Console, language: Language): BatchProgress {
  const words = batchWords(language)
  const startMs = performance.now()
  let done = 0
  let shownMs = startMs
  const rate = (nowMs: number): number => Math.round(done / Math.max((nowMs - startMs) / 1000, 0.001))
  const isTerminal = console.complainIsTerminal === true
  return {
    step: () => {
      done += 1
      const nowMs = performance.now()
      const perSecond = rate(nowMs)
      const line = words.progress(done, all, perSecond, Math.ceil((all - done) / Math.max(perSecond, 1)))
      if (isTerminal && nowMs - shownMs >= REFRESH_MS) {
        shownMs = nowMs
        console.complain(CLEAR_LINE + line)
      } else if (!isTerminal && all >= PARTS * PARTS && done % Math.ceil(all / PARTS) === 0) {
        console.complain(`${line}\n`)
      }
    },
    end: () => {
      const nowMs = performance.now()
      const seconds = ((nowMs - startMs) / 1000).toFixed(1)
      console.complain(`${isTerminal ? CLEAR_LINE : ''}${words.graded(done, seconds, rate(nowMs))}\n`)
    },
  }
}
