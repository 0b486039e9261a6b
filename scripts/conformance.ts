import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { driftOf, failuresOf, readKnownFailures, updateKnownFailures } from './conformance/known-failures.ts'
import { caseLines, kindsLine, totalLine } from './conformance/summary.ts'
import type { RecordingFile, Replay, TraceResult } from './conformance/types.ts'

const USAGE = `usage: npm run conformance -- k8s|docker|manifests [options]
  --traces PATH     a folder of recordings, or one file (default: test/conformance/KIND);
                    those of manifests are one file, and not part of the project
  --json FILE       write every assertion to FILE as well
  --quiet           leave out the cases that hold
  --known           succeed exactly when what fails is what is listed as failing
  --update-known    take what does not fail any more off that list
`

/** Each kind loads the simulation it needs, and no other. */
const REPLAYS: Readonly<Record<string, () => Promise<Replay>>> = {
  k8s: async () => (await import('./conformance/k8s.ts')).replayK8s,
  docker: async () => (await import('./conformance/docker.ts')).replayDocker,
  manifests: async () => (await import('./conformance/manifests.ts')).replayManifests,
}
const KNOWN_FAILURES = 'test/conformance/known-failures.json'

const write = (text: string): void => void process.stdout.write(`${text}\n`)

function readRecordings(path: string): readonly RecordingFile[] {
  const paths = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => /\.jsonl?$/.test(name))
        .toSorted()
        .map((name) => join(path, name))
    : [path]
  return paths.map((file) => ({ name: basename(file), content: contentOf(file, readFileSync(file, 'utf8')) }))
}

/** A file of JSON lines is the list of its values. */
function contentOf(file: string, text: string): unknown {
  if (!file.endsWith('.jsonl')) return JSON.parse(text) as unknown
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown)
}

/** True when what fails is exactly what is listed; says how it differs. */
function agreesWithList(kind: string, failing: readonly string[]): boolean {
  const known = readKnownFailures(KNOWN_FAILURES)[kind] ?? []
  const { appeared, gone } = driftOf(known, failing)
  for (const id of appeared) write(`fails, and is not listed as failing: ${id}`)
  for (const id of gone) write(`is listed as failing, and does not fail: ${id}`)
  write(`${known.length} listed as failing, ${appeared.length} more fail, ${gone.length} listed ones do not`)
  return appeared.length === 0 && gone.length === 0
}

function report(results: readonly TraceResult[], quiet: boolean): void {
  for (const result of results) {
    if (!quiet || result.assertions.some(({ ok }) => !ok)) write(caseLines(result).join('\n'))
  }
  write(kindsLine(results))
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      traces: { type: 'string' },
      json: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      known: { type: 'boolean', default: false },
      'update-known': { type: 'boolean', default: false },
    },
  })
  const [kind = ''] = positionals
  const load = REPLAYS[kind]
  if (load === undefined || positionals.length !== 1) {
    process.stderr.write(USAGE)
    return 2
  }
  const path = values.traces ?? process.env['CONFORMANCE_DIR'] ?? `test/conformance/${kind}`
  if (kind === 'manifests' && !existsSync(path)) {
    write('manifests: not present')
    return 0
  }
  const replay = await load()
  const results = replay(readRecordings(path))
  const failing = failuresOf(results)
  report(results, values.quiet)
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ kind, cases: results }, undefined, 1))
  if (values['update-known']) updateKnownFailures(KNOWN_FAILURES, kind, failing)
  const agrees = values.known ? agreesWithList(kind, failing) : failing.length === 0
  write(totalLine(kind, results))
  return agrees && results.length > 0 ? 0 : 1
}

process.exitCode = await main()
