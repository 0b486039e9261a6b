import { inherit } from './run-other.ts'
import { complain, out, parseOptions, type Tool } from './tool.ts'
import { unmodelledBody } from './unmodelled.ts'
import { write } from '../io.ts'
import type { Body, Kernel, Process } from '../kernel.ts'
import { SIGNAL } from '../signals.ts'

/** Waits for ever and has no handler for anything: most small daemons, and programs that only wait. */
export function* waitsForever(): Body {
  yield {}
  return 0
}

/** A server that ends in good order, with 0, on the signals it handles. */
export function* serves(process: Process, signals: readonly number[], code = 0): Body {
  for (const signal of signals) process.dispositions.set(signal, 'handle')
  yield { signals: true }
  return code
}

/** Goes to the background, as daemons do: the process that was started ends with 0. */
export function* goesToBackground(kernel: Kernel, process: Process): Body {
  yield* []
  kernel.spawn({ ...inherit(process), ppid: 1, argv: process.argv, start: () => waitsForever() })
  return 0
}

/** A busybox daemon: it stays in front only with the option that says so. */
export function daemon(foreground: string): (tool: Tool) => Body {
  return function* (tool) {
    const letters = tool.args.filter((word) => /^-[A-Za-z]+$/.test(word)).join('')
    if (letters.includes(foreground)) return yield* waitsForever()
    return yield* goesToBackground(tool.kernel, tool.process)
  }
}

/** `nc`: a listener waits for somebody who never comes; there is no network to connect to. */
export function* nc(tool: Tool): Body {
  if (tool.args.some((word) => /^-[a-z]*l/.test(word))) return yield* waitsForever()
  yield* complain(tool, 'connect: Connection refused')
  return 1
}

/** `top` of procps draws on a terminal, and gives up without one unless `-b` says that it is to print. What it shows is not modelled. */
export function* top({ kernel, process, args, flavor }: Tool): Body {
  const isBatch = args.some((word) => /^-?[a-zA-Z]*b/.test(word) || word === '--batch-mode' || word === '--batch')
  if (flavor === 'gnu' && !kernel.tty && !isBatch) {
    yield* write(kernel, process, 2, 'TERM environment variable not set.\n')
    return 1
  }
  return yield* unmodelledBody(kernel, process, process.argv[0] ?? 'top')
}

/** INT, QUIT, TERM, USR1 and WINCH: what official images name as STOPSIGNAL. */
const HANDLED: readonly number[] = [SIGNAL.INT, SIGNAL.QUIT, SIGNAL.TERM, 10, 28]

/** `nginx` without `daemon off;` goes to the background, so a container of it ends at once. */
export function* nginx(kernel: Kernel, process: Process): Body {
  const [, ...args] = process.argv
  const tool: Tool = { kernel, process, name: 'nginx', args, flavor: 'gnu' }
  const options = parseOptions(args, 'tTvVqs:p:e:c:g:h?')
  if (options.unknown !== undefined || options.rest.length > 0) {
    yield* complain(tool, `invalid option: "${options.unknown ?? options.rest[0]}"`)
    return 1
  }
  const { flags, values } = options
  if (flags.has('v') || flags.has('V')) {
    yield* write(kernel, process, 2, `nginx version: nginx/${process.env.get('NGINX_VERSION') ?? '1.27.0'}\n`)
    return 0
  }
  const directives = values.get('g') ?? ''
  // Source: nginx `src/core/ngx_conf_file.c`, ngx_conf_read_token: a parameter has to end what it begins.
  if (/[^;}\s]\s*$/.test(directives)) {
    yield* complain(tool, '[emerg] unexpected end of parameter, expecting ";" in command line')
    return 1
  }
  const config = values.get('c') ?? '/etc/nginx/nginx.conf'
  if (flags.has('t')) {
    yield* write(
      kernel,
      process,
      2,
      `nginx: the configuration file ${config} syntax is ok\nnginx: configuration file ${config} test is successful\n`,
    )
    return 0
  }
  if (flags.has('s')) return 0
  const configText = kernel.tree.get(config)?.text ?? ''
  const staysInFront = /\bdaemon\s+off\s*;/.test(`${directives}\n${configText}`)
  if (!staysInFront) return yield* goesToBackground(kernel, process)
  process.argv = [`nginx: master process ${process.argv.join(' ')}`]
  return yield* serves(process, HANDLED)
}

/** The server of a base image. Version and help options end at once. */
export function* imageServer(kernel: Kernel, process: Process): Body {
  const [name = '', ...args] = process.argv
  if (args.some((word) => word === '--version' || word === '-v' || word === '--help')) {
    kernel.meetUnmodelled(name)
    return 0
  }
  const isDaemonized = args.includes('--daemonize') && args[args.indexOf('--daemonize') + 1] === 'yes'
  if (isDaemonized || args.includes('--fork')) return yield* goesToBackground(kernel, process)
  return yield* serves(process, HANDLED)
}

/** `service NAME start` starts a daemon and ends. */
export function* service(tool: Tool): Body {
  const [name, action] = tool.args
  if (name === undefined) {
    yield* out(tool, 'Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]\n')
    return 0
  }
  if (action === 'start') return yield* goesToBackground(tool.kernel, tool.process)
  yield* complain(tool, `${name}: unrecognized service`)
  return 1
}
