import { judge } from './k8s-judge.ts'
import { readRecording } from './k8s-recording.ts'
import { runRecording } from './k8s-run.ts'
import type { Replay, TraceResult } from './types.ts'

/** Replays recorded kubectl sequences on the simulated cluster. */
export const replayK8s: Replay = (files) => files.map(({ name, content }) => replayFile(name, content))

function replayFile(name: string, content: unknown): TraceResult {
  const recording = readRecording(content)
  if (typeof recording === 'string') {
    const id = `k8s/${name.replace(/\.json$/, '')}`
    return { id, assertions: [{ id: `${id}/recording`, ok: false, expected: 'a recording', actual: recording }] }
  }
  return { id: `k8s/${recording.id}`, assertions: judge(recording, runRecording(recording)) }
}
