import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { writeClass } from '../class/write.ts'
import type { Measurement } from './measure.ts'

const COUNT = 5_000
const MEMORY_COUNT = 10_000
const ROUNDS = 3

/**
 * A class of thousands, as whole processes: what a second core is worth, and how much memory the largest takes. One core is one to all threads
 * of the process, those of V8 too, as on a machine that has no other; there is one worker for each core.
 */
export async function measureBatch(): Promise<readonly Measurement[]> {
  const root = mkdtempSync(join(tmpdir(), 'kubegrade-bench-'))
  try {
    writeClass({ folder: join(root, 'class'), count: COUNT })
    const [aloneMs, bothMs] = await leastInTurns(root, ['0', '0,1'])
    writeClass({ folder: join(root, 'large'), count: MEMORY_COUNT })
    const large = await gradeClass(root, 'large', '0,1')
    return [
      {
        what: `a batch of ${COUNT} on two cores against one`,
        budget: 0.65,
        result: bothMs / aloneMs,
        unit: '×',
        detail: `${seconds(bothMs)} s against ${seconds(aloneMs)} s`,
      },
      {
        what: `peak memory of a batch of ${MEMORY_COUNT}`,
        budget: 300,
        result: large.peakKb / 1024,
        unit: ' MB',
        detail: `${seconds(large.ms)} s, ${Math.round((MEMORY_COUNT * 1000) / large.ms)}/s`,
      },
    ]
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** The least ms of a class on one set of cores, and on another: they take turns, so that a slow moment of the machine hits both. */
async function leastInTurns(root: string, [few, more]: readonly [string, string]): Promise<readonly [number, number]> {
  let [fewMs, moreMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < ROUNDS; round += 1) {
    fewMs = Math.min(fewMs, (await gradeClass(root, 'class', few)).ms)
    moreMs = Math.min(moreMs, (await gradeClass(root, 'class', more)).ms)
  }
  return [fewMs, moreMs]
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}

interface Run {
  readonly ms: number
  readonly peakKb: number
}

const WATCH_MS = 50

/** The most memory a process ever had is known to the system while the process lives. */
function gradeClass(root: string, name: string, cores: string): Promise<Run> {
  const startMs = performance.now()
  const argv = [
    'dist/grade.js',
    'batch',
    join(root, name),
    '--no-cache',
    '--reporter',
    `json=${join(root, 'out.json')}`,
  ]
  const child = spawn('taskset', ['-c', cores, process.execPath, ...argv], { stdio: 'ignore' })
  let peakKb = 0
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, peakOf(child.pid))
  }, WATCH_MS)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (status) => {
      clearInterval(watch)
      if (status === 0) resolve({ ms: performance.now() - startMs, peakKb })
      else reject(new Error(`grade batch ended with ${status ?? 'a signal'}`))
    })
  })
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0 // it has just ended, or this system has no /proc
  }
}
