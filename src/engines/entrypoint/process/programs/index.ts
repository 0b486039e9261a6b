import { awk, sed, tr } from '../../../text-tools/index.ts'
import { addAccount } from './accounts.ts'
import { write } from '../io.ts'
import type { Body, Kernel, Process, ProgramTable } from '../kernel.ts'
import { runShell } from '../shell/start.ts'
import {
  basename,
  dirname,
  id,
  kill,
  ls,
  mktemp,
  printenv,
  prints,
  endsWith,
  ps,
  readlink,
  uname,
  which,
  whoami,
} from './system.ts'
import { ln, mkdir, rm, rmdir, touch, transfer } from './change-files.ts'
import { chmod, chown } from './ownership.ts'
import { cut, grep, reversed, sort, uniq, wc } from './filters.ts'
import { imageProgram } from './image-programs.ts'
import { echo, printf, seq, yes } from './output.ts'
import { expr } from './expr.ts'
import { cat, head, tail, tee } from './read-files.ts'
import { daemon, nc, service, top, waitsForever } from './servers.ts'
import { testTool } from './test.ts'
import { textTool } from './text-tools.ts'
import { date, sleep, timeout, usleep } from './time.ts'
import type { ToolBody } from './tool.ts'
import { unmodelledBody, unmodelledTool } from './unmodelled.ts'
import { env, prefixCommand, xargs } from './wrappers.ts'
import { BUSYBOX_APPLETS, MORE_APPLETS } from '../tool-names.ts'

const TOOLS: Readonly<Record<string, ToolBody>> = {
  '[': testTool,
  '[[': testTool,
  addgroup: addAccount,
  adduser: addAccount,
  arch: prints(() => 'x86_64'),
  awk: textTool(awk),
  basename,
  cat,
  chgrp: chown,
  chmod,
  chown,
  cp: transfer('copy'),
  crond: daemon('f'),
  cut,
  date,
  dirname,
  dnsdomainname: endsWith(0),
  echo,
  egrep: grep,
  env,
  expr,
  false: endsWith(1),
  fgrep: grep,
  getty: () => waitsForever(),
  grep,
  groupadd: addAccount,
  head,
  hostname: prints(({ kernel }) => kernel.hostname),
  httpd: daemon('f'),
  id,
  install: transfer('install'),
  ionice: prefixCommand('c:n:p:t'),
  kill,
  ln,
  logname: endsWith(1),
  ls,
  mkdir,
  mktemp,
  mv: transfer('move'),
  nc,
  nice: prefixCommand('n:'),
  nohup: prefixCommand(''),
  nproc: prints(() => '1'),
  printenv,
  printf,
  ps,
  pwd: prints(({ process }) => process.cwd),
  readlink,
  realpath: readlink,
  rev: reversed('characters'),
  rm,
  rmdir,
  sed: textTool(sed),
  seq,
  service,
  setsid: prefixCommand('cfw'),
  sleep,
  sort,
  stdbuf: prefixCommand('i:o:e:'),
  sync: endsWith(0),
  syslogd: daemon('n'),
  tac: reversed('lines'),
  tail,
  tee,
  test: testTool,
  timeout,
  top,
  touch,
  tr: textTool(tr),
  true: endsWith(0),
  tty: prints(({ kernel }) => (kernel.tty ? '/dev/pts/0' : 'not a tty')),
  uname,
  uniq,
  useradd: addAccount,
  usleep,
  wc,
  which,
  whoami,
  xargs,
  yes,
}

/** Usual tools that go on until somebody ends them. */
const LASTING: ReadonlySet<string> = new Set(
  'init linuxrc watch vi more less ping ping6 inetd klogd telnetd udhcpc udhcpd mdev svok watchdog iostat mpstat script'.split(
    ' ',
  ),
)

const APPLETS: ReadonlySet<string> = new Set([...BUSYBOX_APPLETS, ...MORE_APPLETS])

type Run = (kernel: Kernel, process: Process) => Body

/**
 * What a known program does. `calledAs` is the last part of the name it was called by: it decides what a busybox binary
 * is; called by a name that is no applet its first argument decides.
 */
function programNamed(kernel: Kernel, program: string, calledAs: string): Run {
  const own = kernel.system.programs?.find(({ name }) => name === program)
  if (own !== undefined) return imageProgram(own)
  if (program === 'dash' || program === 'ash' || program === 'bash') {
    return (host, process) => runShell(host, process, program, process.argv)
  }
  const { tools } = kernel.system
  const flavor = tools === 'busybox' ? 'busybox' : 'gnu'
  if (program === 'busybox') return (host, process) => busybox(host, process, calledAs)
  return (host, process) => runTool(host, process, { program, flavor, argv: process.argv })
}

function runTool(
  kernel: Kernel,
  process: Process,
  {
    program,
    flavor,
    argv,
  }: { readonly program: string; readonly flavor: 'gnu' | 'busybox'; readonly argv: readonly string[] },
): Body {
  const body = Object.hasOwn(TOOLS, program) ? TOOLS[program] : undefined
  if (body === undefined) {
    return LASTING.has(program)
      ? unmodelledBody(kernel, process, argv[0] ?? program)
      : unmodelledTool(kernel, process, argv[0] ?? program)
  }
  const [called = program, ...args] = argv
  const name = flavor === 'busybox' ? program : called
  return body({ kernel, process, name, args, flavor })
}

function busybox(kernel: Kernel, process: Process, calledAs: string): Body {
  const isApplet = APPLETS.has(calledAs) && calledAs !== 'busybox'
  const argv = isApplet ? process.argv : process.argv.slice(1)
  const applet = isApplet ? calledAs : (argv[0] ?? '')
  if (applet === 'sh' || applet === 'ash') return runShell(kernel, process, 'ash', argv)
  if (!APPLETS.has(applet)) return missingApplet(kernel, process, applet)
  return runTool(kernel, process, { program: applet, flavor: 'busybox', argv })
}

function* missingApplet(kernel: Kernel, process: Process, name: string): Body {
  if (name === '') return 0
  yield* write(kernel, process, 2, `${name}: applet not found\n`)
  return 127
}

/** A program of which nothing is known but where it lies. */
function unknownProgram(path: string): Run {
  return (kernel, process) => unmodelledBody(kernel, process, path)
}

/** Everything that can be run. */
export const PROGRAMS: ProgramTable = { named: programNamed, unknown: unknownProgram }
