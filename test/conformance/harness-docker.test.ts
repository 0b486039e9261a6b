import { describe, expect, test } from 'vitest'
import { replayDocker } from '../../scripts/conformance/docker.ts'
import { failuresOf } from '../../scripts/conformance/known-failures.ts'
import type { RecordingFile } from '../../scripts/conformance/types.ts'
import { alteredValue } from './alter.ts'
import { recordingsOf } from './recordings.ts'

/**
 * As for the kubectl recordings: in a copy of a case that holds, one value of every kind is altered, and exactly the
 * assertion about that value must fail.
 */
interface Node {
  [key: string]: unknown
}

const files = recordingsOf('docker')
const results = replayDocker(files)
const failing = new Set(failuresOf(results))

/** The file with the one case in it that results have under `docker/ID`. */
function copyOf(id: string): { readonly file: RecordingFile; readonly top: Node; readonly recorded: Node } {
  for (const { name, content } of files) {
    const { cases } = content as { readonly cases: readonly Node[] }
    const found = cases.find((candidate) => candidate['id'] === id)
    if (found === undefined) continue
    const recorded = structuredClone(found)
    const top: Node = { ...structuredClone(content as Node), cases: [recorded] }
    return { file: { name, content: top }, top, recorded }
  }
  throw new Error(`no case ${id}`)
}

/** Where in the recording the value stands that `path`, the end of an assertion's id, is about. */
function placeOf(path: readonly string[], top: Node, recorded: Node): { readonly owner: Node; readonly key: string } {
  const docker = recorded['docker'] as { readonly runs?: readonly Node[] } & Node
  const [first = '', ...rest] = path
  const run = /^run-(\d+)$/.exec(first)?.[1]
  if (run !== undefined) return inside(docker.runs?.[Number(run)], rest)
  if (first === 'image') return inside((top['images'] as Readonly<Record<string, Node>>)[String(recorded['image'])], rest)
  return inside((recorded['docker'] ?? recorded['result']) as Node, path)
}

function inside(node: Node | undefined, path: readonly string[]): { readonly owner: Node; readonly key: string } {
  const [key = '', ...rest] = path
  if (node === undefined) throw new Error(`nothing at ${path.join('/')}`)
  return rest.length === 0 ? { owner: node, key } : inside(node[key] as Node | undefined, rest)
}

/** Seconds are compared with some room, so numbers are altered by more than that. */
function altered(value: unknown): unknown {
  return typeof value === 'number' ? value + 10 : alteredValue(value)
}

const byKind = new Map<string, { readonly caseId: string; readonly path: readonly string[] }>()
for (const { id: caseId, assertions } of results) {
  for (const { id } of assertions) {
    const path = id.slice(caseId.length + 1).split('/')
    const kind = kindOf(caseId, id)
    // Whether a run is read as one that goes on is decided by its recorded outcome.
    const decides = kind === 'run/outcome' && isRunning(caseId, path)
    if (!byKind.has(kind) && !failing.has(id) && !decides) byKind.set(kind, { caseId, path })
  }
}

function isRunning(caseId: string, path: readonly string[]): boolean {
  const { top, recorded } = copyOf(caseId.replace(/^docker\//, ''))
  const { owner, key } = placeOf(path, top, recorded)
  return owner[key] === 'running'
}

describe('a single altered value is noticed, and nothing else', () => {
  test('in every kind of value there is', () => {
    expect([...byKind.keys()].toSorted()).toEqual(
      [...new Set(results.flatMap(({ id: caseId, assertions }) => assertions.map(({ id }) => kindOf(caseId, id))))].toSorted(),
    )
  })

  test.each([...byKind].map(([kind, found]) => ({ kind, ...found })))('$kind', ({ caseId, path }) => {
    const { file, top, recorded } = copyOf(caseId.replace(/^docker\//, ''))
    const before = failuresOf(replayDocker([structuredClone(file)]))
    const { owner, key } = placeOf(path, top, recorded)
    owner[key] = altered(owner[key])
    const after = failuresOf(replayDocker([file]))
    expect(after.filter((id) => !before.includes(id))).toEqual([`${caseId}/${path.join('/')}`])
    expect(before.filter((id) => !after.includes(id))).toEqual([])
  })
})

function kindOf(caseId: string, id: string): string {
  return id.slice(caseId.length + 1).replace(/^run-\d+/, 'run')
}
