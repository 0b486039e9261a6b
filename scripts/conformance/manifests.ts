import { isEqual } from './compare.ts'
import { createSimulator, type Simulator } from './simulator.ts'
import type { Assertion, Replay, TraceResult } from './types.ts'

/** One manifest and what a real API server said to it. */
interface RecordedManifest {
  readonly id: string
  readonly manifest: string
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

/** What the recordings call the file. */
const FILE = 'FILE'

/** Replays `kubectl create --dry-run=server -f FILE` for every recorded manifest: its verdict, and its full text. */
export const replayManifests: Replay = (files) => {
  // A dry run leaves the cluster as it was, so all of them can meet the same one.
  const simulator = createSimulator({ readyDelayMs: 0, terminateDelayMs: 0 }, {})
  return files.flatMap(({ name, content }) => {
    const lines: readonly unknown[] = Array.isArray(content) ? content : [content]
    return lines.map((line, index) => replayLine(simulator, line, `${name}:${index + 1}`))
  })
}

function replayLine(simulator: Simulator, line: unknown, place: string): TraceResult {
  if (!isRecordedManifest(line)) {
    const id = `manifests/${place}`
    return { id, assertions: [{ id: `${id}/recording`, ok: false, expected: 'a manifest', actual: line }] }
  }
  const id = `manifests/${line.id}`
  try {
    return { id, assertions: judge(simulator, line, id) }
  } catch (error) {
    return { id, assertions: [{ id: `${id}/replay`, ok: false, expected: 'no exception', actual: String(error) }] }
  }
}

function judge(simulator: Simulator, recorded: RecordedManifest, id: string): readonly Assertion[] {
  simulator.files.write(FILE, recorded.manifest)
  const outcome = simulator.run(['kubectl', 'create', '--dry-run=server', '-f', FILE], '')
  const text = (of: Pick<RecordedManifest, 'stdout' | 'stderr'>): string => of.stdout + of.stderr
  const isSame = isEqual([recorded.stdout, recorded.stderr], [outcome.stdout, outcome.stderr])
  return [
    verdict(`${id}/verdict`, recorded.exit, outcome.exit),
    isSame
      ? { id: `${id}/text`, ok: true }
      : { id: `${id}/text`, ok: false, expected: text(recorded), actual: text(outcome) },
  ]
}

function verdict(id: string, expected: number, actual: number): Assertion {
  return expected === actual ? { id, ok: true } : { id, ok: false, expected, actual }
}

function isRecordedManifest(line: unknown): line is RecordedManifest {
  if (typeof line !== 'object' || line === null) return false
  const { id, manifest, exit, stdout, stderr } = line as Readonly<Record<string, unknown>>
  return (
    typeof id === 'string' &&
    typeof manifest === 'string' &&
    typeof exit === 'number' &&
    typeof stdout === 'string' &&
    typeof stderr === 'string'
  )
}
