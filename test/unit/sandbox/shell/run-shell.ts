import type { Diagnostic } from '../../../../src/domain/diagnostic.ts'
import { LIMITS, type Limits } from '../../../../src/domain/limits.ts'
import type { Invocation, Outcome } from '../../../../src/domain/tool.ts'
import { parseShell } from '../../../../src/formats/shell/parse.ts'
import { createFolder } from '../../../../src/sandbox/folder.ts'
import { createShell } from '../../../../src/sandbox/shell/interpreter.ts'
import { inputOf } from '../../../../src/sandbox/shell/io.ts'
import { fileSource } from '../../../../src/sandbox/shell/source.ts'

export interface ShellRun {
  /** What reached the terminal, both outputs in order. */
  readonly terminal: string
  readonly stdout: string
  readonly stderr: string
  readonly status: number
  /** Every call of a simulated program. */
  readonly calls: readonly Invocation[]
  readonly diagnostics: readonly Diagnostic[]
  readonly sleptMs: number
  /** The files at the root of the folder. */
  readonly paths: readonly string[]
  read(path: string): string | undefined
}

/** `kubectl` prints its arguments; `kubectl fail` fails with 1 and a complaint; `kubectl print TEXT` prints the text alone. */
function kubectl({ argv, stdin }: Invocation): Outcome {
  const words = argv.slice(1)
  if (words[0] === 'fail') return { exit: 1, stdout: '', stderr: 'error: it failed\n', diagnostics: [] }
  const stdout = words[0] === 'print' ? `${words.slice(1).join('\n')}\n` : `<${words.join('|')}>${stdin}\n`
  return { exit: 0, stdout, stderr: '', diagnostics: [] }
}

/** Runs a script against one pretended program. */
export function runShell(
  text: string,
  files: Readonly<Record<string, string>> = {},
  limits: Limits = LIMITS,
): ShellRun {
  const sources = Object.entries(files).map(([path, content]) => ({ path, text: content, executable: false }))
  const folder = createFolder(sources, limits)
  const calls: Invocation[] = []
  const diagnostics: Diagnostic[] = []
  let sleptMs = 0
  const shell = createShell({
    limits,
    folder,
    objectsTouched: () => 0,
    tool: (name) =>
      name === 'kubectl'
        ? (invocation) => {
            calls.push(invocation)
            return kubectl(invocation)
          }
        : undefined,
    sleep: (durationMs) => {
      sleptMs += durationMs
    },
    report: (diagnostic) => diagnostics.push(diagnostic),
    enter: () => undefined,
  })
  let terminal = ''
  const streams = { output: '', errors: '' }
  const streamOf = (name: 'output' | 'errors') => ({
    isTerminal: true,
    write: (more: string) => {
      terminal += more
      streams[name] += more
    },
  })
  const parsed = parseShell(text)
  if (!parsed.ok) throw new Error(parsed.message)
  const source = fileSource('commands.sh', text)
  const frame = { input: inputOf(''), output: streamOf('output'), errors: streamOf('errors'), source, guarded: false }
  const status = shell.statements(parsed.script.commands, frame)
  const paths = (folder.list('.') ?? []).filter((entry) => !entry.folder).map(({ name }) => name)
  const { output: stdout, errors: stderr } = streams
  return { terminal, stdout, stderr, status, calls, diagnostics, sleptMs, paths, read: (path) => folder.read(path) }
}
