import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import type { Console } from './console.ts'
import { type CompiledScripts, openScripts } from '../edge/code-cache.ts'
import { type Output, openOutput } from '../edge/output.ts'
import { compiledFolder } from './compiled.ts'
import { withoutLogCommands } from '../domain/log-command.ts'
import type { ExitCode } from './exit-code.ts'
import { cacheFolder } from '../edge/user-folders.ts'
import { quickFlags } from './quick-flags.ts'

type Program = typeof import('./program.ts')
type Quick = typeof import('./quick.ts')

/** Runs one command line in this process and gives its exit code. Never throws. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const out = openOutput(1)
  const complaints = openOutput(2)
  const console = consoleOf(out, complaints)
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    console.out(`${packageJson.version}\n`)
    return 0
  }
  const folder = compiledFolder()
  const scripts = folder === undefined ? undefined : openScripts(folder, ownCaches(process.env))
  const exitCode = (await runQuickly(argv, scripts, console)) ?? (await (await load(scripts)).runProgram(argv, console))
  scripts?.keep()
  const failure = (await out.finish()) ?? (await complaints.finish())
  return failure === undefined ? exitCode : (await load(scripts)).complainOfOutput(failure, argv, console)
}

/** Where code caches are kept from one run to the next; nowhere in CI, where there is no next run. */
function ownCaches(env: NodeJS.ProcessEnv): string | undefined {
  return env['CI'] === undefined || env['CI'] === '' ? join(cacheFolder(env), 'code') : undefined
}

async function runQuickly(
  argv: readonly string[],
  scripts: CompiledScripts | undefined,
  console: Console,
): Promise<ExitCode | undefined> {
  const flags = scripts === undefined ? undefined : quickFlags(argv)
  if (flags === undefined) return undefined
  const quick = scripts?.quick() as Quick | undefined
  return quick?.runQuick(flags, console)
}

/** The whole program: as the build compiled it, else its modules, which Node itself keeps compiled from version 22 on. */
async function load(scripts: CompiledScripts | undefined): Promise<Program> {
  const program = scripts?.program() as Program | undefined
  if (program !== undefined) return program
  const { enableCompileCache } = process.getBuiltinModule('node:module') as { readonly enableCompileCache?: () => void }
  enableCompileCache?.()
  return import('./program.ts')
}

function consoleOf(out: Output, complaints: Output): Console {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => out.write(withoutLogCommands(text)),
    complain: (text) => complaints.write(withoutLogCommands(text)),
    outIsTerminal: out.isTerminal,
    get complainIsTerminal() {
      return complaints.isTerminal
    },
    get columns() {
      return out.columns ?? columnsIn(process.env) ?? complaints.columns
    },
    get rows() {
      return out.rows
    },
  }
}

/** What a shell says of its terminal, if it was asked to tell. */
function columnsIn({ COLUMNS = '' }: NodeJS.ProcessEnv): number | undefined {
  return /^[1-9]\d*$/.test(COLUMNS) ? Number(COLUMNS) : undefined
}
