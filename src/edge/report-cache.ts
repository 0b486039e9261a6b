import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../domain/report.ts'

/** Reports of one exercise that were worked out before, by a digest of the submission and of what was said while it was read. */
export interface ReportCache {
  readonly get: (digest: string) => Report | undefined
  readonly put: (digest: string, report: Report) => void
  readonly close: () => void
}

/** `DIGEST LENGTH JSON`: what was cut off in mid-write does not have its length, and is passed over. */
const LINE = /^([0-9a-f]{64}) (\d+) /

/**
 * A cache in a file that is only ever added to, so that a run that was killed leaves all but its last line. `key` names exactly what results
 * depend on besides the submission: another grader or another exercise has another file. A cache that can not be used is none.
 */
export function openReportCache(folder: string, key: string): ReportCache | undefined {
  const path = join(folder, `${key}.jsonl`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const descriptor = openSync(path, 'a+', 0o600)
    const bytes = readFileSync(path)
    // A line that was cut off must not take the next one with it.
    if (bytes.length > 0 && bytes.at(-1) !== 10) appendFileSync(descriptor, '\n')
    const places = indexOf(bytes)
    return {
      get: (digest) => {
        const place = places.get(digest)
        return place === undefined ? undefined : readReport(descriptor, place)
      },
      put: (digest, report) => {
        const text = JSON.stringify(report)
        appendFileSync(descriptor, `${digest} ${Buffer.byteLength(text)} ${text}\n`)
      },
      close: () => closeSync(descriptor),
    }
  } catch {
    return undefined // a full disk, a folder that is not ours: everything is worked out anew
  }
}

interface Place {
  readonly start: number
  readonly length: number
}

function indexOf(bytes: Buffer): Map<string, Place> {
  const places = new Map<string, Place>()
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    const head = LINE.exec(bytes.toString('latin1', start, Math.min(end, start + 100)))
    const [whole = '', digest = '', length = ''] = head ?? []
    if (end - start === whole.length + Number(length) && whole !== '')
      places.set(digest, { start: start + whole.length, length: Number(length) })
    start = end + 1
  }
  return places
}

function readReport(descriptor: number, { start, length }: Place): Report | undefined {
  const buffer = Buffer.alloc(length)
  if (readSync(descriptor, buffer, 0, length, start) !== length) return undefined
  try {
    return JSON.parse(buffer.toString('utf8')) as Report
  } catch {
    return undefined
  }
}
