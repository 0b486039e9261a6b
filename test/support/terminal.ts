import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { GRADE } from './built.ts'

/** Whether a pseudo-terminal can be made here: by python3's module `pty`. */
export const hasTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0

/** Where and how a command is run. */
export interface Place {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** What came of a command. */
export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `grade` with its output in pipes and an empty input. */
export function piped(argv: readonly string[], { cwd, env }: Place): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GRADE, ...argv], {
    cwd,
    env,
    encoding: 'utf8',
    input: '',
  })
  return { status, stdout, stderr }
}

/**
 * Runs `grade` on a pseudo-terminal of 80 columns. `script` is `awaited=>keys|…`: keys are typed once what is awaited has been shown;
 * `!file=text` writes a file instead. What is shown is all in `stdout`.
 */
export function inTerminal(script: string, argv: readonly string[], { cwd, env }: Place): Ran {
  const driver = resolve('test/support/pty-driver.py')
  const { status, stdout, stderr } = spawnSync('python3', [driver, script, process.execPath, GRADE, ...argv], {
    cwd,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
