import type { ImageProgram } from '../../types.ts'
import { write } from '../io.ts'
import type { Body, Kernel, Process } from '../kernel.ts'
import { interpreter, isInterpreter } from './interpreters.ts'
import { loadWords, replaceBy } from './run-other.ts'
import { imageServer, nginx } from './servers.ts'
import { unmodelledBody } from './unmodelled.ts'
import { asUser } from './wrappers.ts'

/** Programs that a base image brings beside the usual tools. */
export function imageProgram(program: ImageProgram): (kernel: Kernel, process: Process) => Body {
  const { name, kind } = program
  if (isInterpreter(name)) return (kernel, process) => interpreter(kernel, process, name)
  if (name === 'nginx') return nginx
  if (name === 'gosu' || name === 'su-exec') {
    return (kernel, process) => asUser({ kernel, process, name, args: process.argv.slice(1), flavor: 'gnu' })
  }
  switch (kind) {
    case 'server':
      return imageServer
    case 'wrapper':
      return (kernel, process) => wrapper(kernel, process, program)
    case 'repl':
      return (kernel, process) => interpreter(kernel, process, name)
    case 'oneshot':
      return (kernel, process) => oneshot(kernel, process)
    case 'other':
      return (kernel, process) => unmodelledBody(kernel, process, name)
  }
}

function* oneshot(kernel: Kernel, process: Process): Body {
  if (process.argv[0] === '/hello') yield* write(kernel, process, 1, '\nHello from Docker!\n')
  return 0
}

/**
 * An official image's entrypoint script: options alone are given to the image's own program, a server that lacks a
 * variable ends with 1, everything else is started as it is. Source: the `docker-entrypoint.sh` files of the docker-library.
 */
function* wrapper(kernel: Kernel, process: Process, { runs = '' }: ImageProgram): Body {
  const given = process.argv.slice(
    process.argv[0]?.endsWith('sh') === true && process.argv[1]?.includes('entrypoint') === true ? 2 : 1,
  )
  if (given.length === 0) return 0
  const [first = ''] = given
  const isOption =
    first.startsWith('-') || (runs === 'node' && !loadWords(kernel, process, given).ok) || runs === 'registry'
  const words = isOption ? [runs, ...given] : given
  if (words[0] === runs) {
    const missing = kernel.system.needsEnv.find(
      (names) => !names.split('|').some((name) => (process.env.get(name) ?? '') !== ''),
    )
    if (missing !== undefined) {
      yield* write(kernel, process, 2, missingVariable(missing))
      return 1
    }
  }
  const loaded = loadWords(kernel, process, words)
  if (loaded.ok) {
    replaceBy(process, loaded.loaded)
    return 0
  }
  yield* write(kernel, process, 2, `${process.argv[0]}: exec: ${words[0]}: not found\n`)
  return loaded.error === 'ENOENT' ? 127 : 126
}

function missingVariable(names: string): string {
  const all = names.split('|')
  if (all.length === 1) {
    return (
      'Error: Database is uninitialized and superuser password is not specified.\n' +
      `       You must specify ${names} to a non-empty value for the\n` +
      `       superuser. For example, "-e ${names}=password" on "docker run".\n`
    )
  }
  const [, ...others] = all
  return (
    '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n' +
    `    You need to specify one of the following as an environment variable:\n` +
    [all[0], ...others].map((name) => `    - ${name}\n`).join('')
  )
}
