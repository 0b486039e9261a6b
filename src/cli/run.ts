import packageJson from '../../package.json' with { type: 'json' }
import type { Console } from './console.ts'
import { loadFromCodeCache } from '../edge/code-cache.ts'
import { compiledFolder } from './compiled.ts'
import { withoutLogCommands } from '../domain/log-command.ts'
import type { ExitCode } from './exit-code.ts'

type Program = typeof import('./program.ts')

/** Runs one command line in this process and gives its exit code. Never throws. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const failure = surviveOutput()
  const console = processConsole()
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    console.out(`${packageJson.version}\n`)
    return 0
  }
  const folder = compiledFolder()
  const compiled = folder === undefined ? undefined : (loadFromCodeCache(folder) as Program | undefined)
  const { runProgram } = compiled ?? (await import('./program.ts'))
  const exitCode = await runProgram(argv, console)
  await new Promise((written) => process.stdout.write('', written))
  if (failure.code === undefined) return exitCode
  const { complainAbout } = await import('./complain.ts')
  const { UsageError } = await import('./usage-error.ts')
  return complainAbout(
    new UsageError('USAGE_FILE_UNWRITABLE', { file: 'stdout', problem: failure.code }),
    { argv, commands: [] },
    console,
  )
}

function processConsole(): Console {
  const { stdout, stderr, env } = process
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(withoutLogCommands(text)),
    complain: (text) => void stderr.write(withoutLogCommands(text)),
    outIsTerminal: stdout.isTTY,
    complainIsTerminal: stderr.isTTY,
    get columns() {
      return stdout.isTTY ? stdout.columns : undefined
    },
    get rows() {
      return stdout.isTTY ? stdout.rows : undefined
    },
  }
}

/** Why results could not be written, if so. `grade … | head` closes our output early: that is how it is used, not an error. */
function surviveOutput(): { readonly code?: string } {
  const failure: { code?: string } = {}
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
      if (code !== 'EPIPE') failure.code ??= code
    })
  }
  return failure
}
