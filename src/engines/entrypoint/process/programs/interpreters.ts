import { joinPath } from '../file-tree.ts'
import { write } from '../io.ts'
import type { Body, Kernel, Process } from '../kernel.ts'
import { SIGNAL } from '../signals.ts'
import { unmodelledBody } from './unmodelled.ts'

const SCRIPT_RUNNERS: ReadonlySet<string> = new Set(['python', 'python3', 'node', 'nodejs', 'ruby', 'perl', 'php'])

/** True for the interpreters whose first operand is a script. */
export function isInterpreter(name: string): boolean {
  return SCRIPT_RUNNERS.has(name) || name === 'java' || name === 'irb' || name === 'jshell'
}

/**
 * An interpreter as far as it can be told without running code: with nothing to run it reads its standard input, which is
 * empty; a script that is not there is an error of its own kind. Anything else is not modelled.
 */
export function* interpreter(kernel: Kernel, process: Process, name: string): Body {
  const [called = name, ...args] = process.argv
  if (name === 'java') return yield* java(kernel, process, args)
  if (args.length === 0 || (name === 'php' && args[0] === '-a') || (name === 'perl' && args[0] === '-de0')) {
    return yield* readsInput(process)
  }
  if (name.startsWith('python') && args[0] === '-m' && args[1] === 'http.server') {
    process.dispositions.set(SIGNAL.INT, 'handle')
    yield { signals: true }
    yield* write(kernel, process, 1, '\nKeyboard interrupt received, exiting.\n')
    return 0
  }
  const script = args.find((word) => !word.startsWith('-'))
  const isSimple = script !== undefined && args.every((word) => word === script || !/^-[cem]$/.test(word))
  if (isSimple && SCRIPT_RUNNERS.has(name)) {
    const path = joinPath(process.cwd, script)
    const missing = missingScript(kernel, name, path, called, script)
    if (missing !== undefined) {
      yield* write(kernel, process, 2, missing.text)
      return missing.code
    }
  }
  return yield* unmodelledBody(kernel, process, called)
}

function* readsInput(process: Process): Body {
  const input = process.files.get(0)
  if (input?.channel.kind === 'silent') yield {}
  return 0
}

function* java(kernel: Kernel, process: Process, args: readonly string[]): Body {
  const jar = args[args.indexOf('-jar') + 1]
  if (args.includes('-jar') && jar !== undefined && kernel.tree.get(joinPath(process.cwd, jar)) === undefined) {
    yield* write(kernel, process, 2, `Error: Unable to access jarfile ${jar}\n`)
    return 1
  }
  return yield* unmodelledBody(kernel, process, 'java')
}

function missingScript(
  kernel: Kernel,
  name: string,
  path: string,
  called: string,
  script: string,
): { readonly text: string; readonly code: number } | undefined {
  const { tree } = kernel
  if (tree.get(path) !== undefined) return undefined
  switch (name) {
    case 'python':
    case 'python3':
      return { text: `${called}: can't open file '${path}': [Errno 2] No such file or directory\n`, code: 2 }
    case 'node':
    case 'nodejs': {
      const isFound = ['.js', '.cjs', '.json', '/index.js', '/package.json'].some(
        (end) => tree.get(`${path}${end}`) !== undefined,
      )
      const text = `Error: Cannot find module '${path}'\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n`
      return isFound ? undefined : { text, code: 1 }
    }
    case 'ruby':
      return { text: `ruby: No such file or directory -- ${script} (LoadError)\n`, code: 1 }
    case 'perl':
      return { text: `Can't open perl script "${script}": No such file or directory\n`, code: 2 }
    case 'php':
      return { text: `Could not open input file: ${script}\n`, code: 1 }
    default:
      return undefined
  }
}
