import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ended, file, imageOf, run, type Base } from '../entrypoint/process/world.ts'
import { runShell } from '../../sandbox/shell/run-shell.ts'

/** What a program did: what it printed, how it ended, and the files that it changed or made. */
interface Ending {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  readonly files?: Readonly<Record<string, string>>
}

/** A command line, and what the program of Debian did with it; `busybox` where that of busybox did something else. */
interface Recorded extends Ending {
  readonly script: string
  readonly busybox?: Ending
}

/** Recorded with GNU sed 4.9, mawk 1.3.4, GNU coreutils 9.1 and busybox 1.35 of Debian 12 in the locale C.UTF-8, in a folder with these files. */
const FILES: Readonly<Record<string, string>> = {
  'lines.txt': 'one a/b\ntwo aXb\nthree\n',
  'deployment.yaml': `spec:
  replicas: 3
  containers:
    - name: web
      image: nginx:1.25
      ports: [{ containerPort: 80 }]
`,
  'pods.txt': `NAME                   READY   STATUS             RESTARTS   AGE
web-5d4f8c7b9-abcde    1/1     Running            0          10s
web-5d4f8c7b9-fghij    0/1     ImagePullBackOff   0          5s
db-0                   1/1     Running            2          1d
`,
  'open.txt': 'first\nlast',
  'empty.txt': '',
  'table.csv': 'b,2\na,10\nc,1\n',
  'crlf.txt': 'a b\r\nc d\r\n',
}

function recorded(program: string): readonly Recorded[] {
  return JSON.parse(readFileSync(new URL(`recorded-${program}.json`, import.meta.url), 'utf8')) as readonly Recorded[]
}

function played(script: string): Ending {
  // A file below makes the folder that is there as well.
  const shell = runShell(script, { ...FILES, 'folder/inside.txt': '' })
  const changed = shell.paths
    .filter((path) => shell.read(path) !== FILES[path])
    .map((path) => [path, shell.read(path) ?? ''] as const)
  const files = changed.length === 0 ? {} : { files: Object.fromEntries(changed) }
  expect(shell.diagnostics.filter(({ code }) => code !== 'COMMAND_SAID_ERROR')).toEqual([])
  return { exit: shell.status, stdout: shell.stdout, stderr: shell.stderr, ...files }
}

/** Shows every file behind what the command printed. */
function listing({ stdout, files = {} }: Ending): string {
  const all = Object.entries({ ...FILES, ...files }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return stdout + all.map(([path, text]) => `\n== ${path}\n${text}`).join('')
}

function contained(base: Base, script: string): ReturnType<typeof run> {
  const files = Object.entries({ ...FILES, 'folder/inside.txt': '' }).map(([path, text]) => [
    `/w/${path}`,
    file(text, 0o644),
  ])
  const image = imageOf(base, Object.fromEntries(files), { WorkingDir: '/w' })
  const show = 'code=$?; for f in *; do if [ -f "$f" ]; then echo; echo "== $f"; cat "$f"; fi; done; exit $code'
  return run(image, [base === 'debian' ? 'bash' : 'sh', '-c', `${script}\n${show}`])
}

describe.each(['sed', 'tr', 'awk'])('%s does as recorded', (program) => {
  test.each(recorded(program))('in a command file: $script', ({ script, exit, stdout, stderr, files }) => {
    const changed = files === undefined ? {} : { files }
    expect(played(script)).toEqual({ exit, stdout, stderr, ...changed })
  })

  test.each(recorded(program))('in a container of Debian: $script', (expected) => {
    const { exit: code, stderr: err } = expected
    expect(ended(contained('debian', expected.script))).toEqual({ code, out: listing(expected), err })
  })

  // Only bash has here-strings. What busybox says of a wrong script is not known, so the simulation may end there.
  test.each(recorded(program).filter(({ script }) => !script.includes('<<<')))(
    'in a container of busybox, or not at all: $script',
    ({ busybox, ...expected }) => {
      const outcome = contained('busybox', expected.script)
      if (outcome.kind !== 'exited') return
      const real = busybox ?? expected
      expect(ended(outcome)).toEqual({ code: real.exit, out: listing(real), err: real.stderr })
    },
  )
})
