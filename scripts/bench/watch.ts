import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { SETTLE_MS } from '../../src/cli/commands/watch.ts'
import type { Measurement } from './measure.ts'

const SAVES = 20

/** Between two saves, so that the watcher has nothing left to do: it looks for corrections when nothing else happens. */
const PAUSE_MS = 1000

/** A save that no report follows within this time is not slow but lost. */
const LOST_AFTER_MS = 10_000

/** What `--watch` does in a terminal, from a save to the report, in a process of its own; not counted is the time that it leaves editors to end their writing. */
export async function measureWatch(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kubegrade-watch-'))
  try {
    const place = join(folder, 'exercise-3')
    cpSync('solutions/exercise-3', place, { recursive: true })
    const commands = join(place, 'commands.sh')
    const right = readFileSync(commands, 'utf8')
    const wrong = right.replace('rollout undo', 'rollout pause')
    if (wrong === right) throw new Error('nothing is undone in the solution of exercise-3')
    return [
      await measureSaves('grading again on a save, a right answer', { place, commands, folder, text: right }),
      await measureSaves('grading again on a save, a wrong answer', { place, commands, folder, text: wrong }),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Watched {
  readonly place: string
  readonly commands: string
  readonly folder: string
  /** What is saved, each time with another comment. */
  readonly text: string
}

async function measureSaves(what: string, { place, commands, folder, text }: Watched): Promise<Measurement> {
  const env = { ...process.env, XDG_STATE_HOME: folder }
  const command = `exec '${process.execPath}' dist/grade.js exercise-3 '${place}' --watch`
  // `script` gives it a terminal.
  const watcher = spawn('script', ['-qfec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'ignore'], env })
  try {
    const times: number[] = []
    await once(watcher.stdout, 'data', { signal: AbortSignal.timeout(LOST_AFTER_MS) })
    for (let save = 0; save < SAVES; save += 1) {
      await setTimeout(PAUSE_MS)
      const reported = once(watcher.stdout, 'data', { signal: AbortSignal.timeout(LOST_AFTER_MS) })
      const startMs = performance.now()
      writeFileSync(commands, `${text}# save ${save}\n`)
      await reported
      times.push(performance.now() - startMs - SETTLE_MS)
    }
    const sorted = times.toSorted((a, b) => a - b)
    const [least = 0, median = 0, most = 0] = [sorted[0], sorted[SAVES / 2], sorted.at(-1)]
    const detail = `best of ${SAVES} saves; median ${median.toFixed(0)} ms, most ${most.toFixed(0)} ms`
    return { what, budget: 50, result: least, unit: ' ms', detail }
  } finally {
    watcher.kill()
  }
}
