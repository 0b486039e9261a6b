import { EPOCH_MS } from '../../../../domain/time.ts'
import { baseName, joinPath } from '../file-tree.ts'
import { ERROR_TEXT } from '../io.ts'
import type { Body } from '../kernel.ts'
import { lookPath } from '../load.ts'
import { modeAllows } from '../permissions.ts'
import { parseSignal } from '../signals.ts'
import { parseGroups, parsePasswd, resolveUser } from '../users.ts'
import { DEFAULT_PATH } from './run-other.ts'
import { badOption, complain, fail, notModelled, out, parseOptions, usageError, type Tool } from './tool.ts'

/** A program that prints one thing and ends. */
export function prints(text: (tool: Tool) => string): (tool: Tool) => Body {
  return function* (tool) {
    yield* out(tool, `${text(tool)}\n`)
    return 0
  }
}

/** A program that does nothing and ends with a code. */
export function endsWith(code: number): (tool: Tool) => Body {
  return () => endAtOnce(code)
}

/** A body that is over before it waits for anything. */
function* endAtOnce(code: number): Body {
  yield* []
  return code
}

function userName({ kernel }: Tool, uid: number): string | undefined {
  return parsePasswd(kernel.tree.get('/etc/passwd')?.text ?? '').find((user) => user.uid === uid)?.name
}

function groupName({ kernel }: Tool, gid: number): string | undefined {
  return parseGroups(kernel.tree.get('/etc/group')?.text ?? '').find((group) => group.gid === gid)?.name
}

function label(number: number, name: string | undefined): string {
  return name === undefined ? String(number) : `${number}(${name})`
}

/** Who the process runs as. */
export function* id(tool: Tool): Body {
  const options = parseOptions(tool.args, 'ugGnr')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const [asked] = options.rest
  const found =
    asked === undefined
      ? undefined
      : resolveUser(
          asked,
          tool.kernel.tree.get('/etc/passwd')?.text ?? '',
          tool.kernel.tree.get('/etc/group')?.text ?? '',
        )
  if (found?.ok === false) {
    return yield* fail(tool, tool.flavor === 'gnu' ? `'${asked}': no such user` : `unknown user ${asked}`)
  }
  const { uid, gid, groups } = found?.credentials ?? tool.process.credentials
  const { flags } = options
  const single = (number: number, name: string | undefined): string =>
    flags.has('n') ? (name ?? String(number)) : String(number)
  const ordered = tool.flavor === 'gnu' ? [gid, ...groups.filter((group) => group !== gid)] : groups
  if (flags.has('u')) yield* out(tool, `${single(uid, userName(tool, uid))}\n`)
  else if (flags.has('g')) yield* out(tool, `${single(gid, groupName(tool, gid))}\n`)
  else if (flags.has('G'))
    yield* out(tool, `${ordered.map((group) => single(group, groupName(tool, group))).join(' ')}\n`)
  else {
    const list = ordered.map((group) => label(group, groupName(tool, group))).join(',')
    yield* out(tool, `uid=${label(uid, userName(tool, uid))} gid=${label(gid, groupName(tool, gid))} groups=${list}\n`)
  }
  return 0
}

/** The name of the user. */
export function* whoami(tool: Tool): Body {
  const [extra] = tool.args
  if (extra !== undefined) return yield* usageError(tool, `extra operand '${extra}'`)
  const { uid } = tool.process.credentials
  const name = userName(tool, uid)
  if (name === undefined)
    return yield* fail(tool, tool.flavor === 'gnu' ? `cannot find name for user ID ${uid}` : `unknown uid ${uid}`)
  yield* out(tool, `${name}\n`)
  return 0
}

/** The system. Its release and version are not modelled. */
export function* uname(tool: Tool): Body {
  const options = parseOptions(tool.args, 'amnrspvio')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const { flags } = options
  if (['a', 'r', 'v'].some((flag) => flags.has(flag))) return yield* notModelled(tool)
  const parts: string[] = []
  if (flags.size === 0 || flags.has('s')) parts.push('Linux')
  if (flags.has('n')) parts.push(tool.kernel.hostname)
  if (flags.has('m')) parts.push('x86_64')
  if (flags.has('o')) parts.push('GNU/Linux')
  yield* out(tool, `${parts.join(' ')}\n`)
  return 0
}

/** Variables of the environment. */
export function* printenv(tool: Tool): Body {
  const { env } = tool.process
  if (tool.args.length === 0) {
    yield* out(tool, [...env].map(([name, value]) => `${name}=${value}\n`).join(''))
    return 0
  }
  const missing = tool.args.filter((name) => !env.has(name))
  yield* out(
    tool,
    tool.args
      .filter((name) => env.has(name))
      .map((name) => `${env.get(name)}\n`)
      .join(''),
  )
  return missing.length > 0 ? 1 : 0
}

/** Where programs lie in PATH. */
export function* which(tool: Tool): Body {
  const { kernel, process } = tool
  let code = 0
  for (const name of tool.args.filter((word) => word !== '-a')) {
    const node = name.includes('/') ? kernel.tree.get(joinPath(process.cwd, name)) : undefined
    const isThere = node?.kind === 'file' && modeAllows(node, process.credentials, 'execute')
    const found = name.includes('/')
      ? isThere
        ? name
        : undefined
      : lookPath(kernel, name, process.env.get('PATH') ?? DEFAULT_PATH, process.cwd, process.credentials)
    if (found === undefined) code = 1
    else yield* out(tool, `${found}\n`)
  }
  return code
}

/** Sends a signal to processes by number. */
export function* kill(tool: Tool): Body {
  const [first = '', ...rest] = tool.args
  if (first === '-l') return yield* notModelled(tool)
  let signal: number | undefined = 15
  let targets = tool.args
  if (first === '-s' || first === '-n') {
    signal = parseSignal(rest[0] ?? '')
    targets = rest.slice(1)
  } else if (first.startsWith('-') && first !== '--') {
    signal = first === '-0' ? 0 : parseSignal(first.slice(1))
    targets = rest
  }
  if (signal === undefined) return yield* fail(tool, `${first}: invalid signal`)
  let code = 0
  for (const target of targets) {
    const process = tool.kernel.processes.get(Math.abs(Number(target)))
    if (process === undefined || process.end !== undefined) {
      yield* complain(
        tool,
        tool.flavor === 'gnu' ? `(${target}): No such process` : `can't kill pid ${target}: No such process`,
      )
      code = 1
    } else if (signal !== 0) tool.kernel.signal(process, signal, 'inside')
  }
  return code
}

/** Names in a folder; the long form needs owners and times, which are not modelled. */
export function* ls(tool: Tool): Body {
  const options = parseOptions(tool.args, 'aA1lCdhRrtFSp', { long: { all: 'a' } })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const { flags } = options
  if (['l', 'R', 'F', 't', 'S', 'p'].some((flag) => flags.has(flag))) return yield* notModelled(tool)
  const { tree } = tool.kernel
  const operands = options.rest.length === 0 ? ['.'] : options.rest
  let code = 0
  const blocks: string[] = []
  const nodeOf = (operand: string): ReturnType<typeof tree.get> => tree.get(joinPath(tool.process.cwd, operand))
  const isListed = (operand: string): boolean => !flags.has('d') && nodeOf(operand)?.kind === 'folder'
  const sorted = operands.toSorted((a, b) => Number(isListed(a)) - Number(isListed(b)) || (a < b ? -1 : 1))
  for (const operand of sorted) {
    const path = joinPath(tool.process.cwd, operand)
    const node = nodeOf(operand)
    if (node === undefined) {
      yield* complain(
        tool,
        tool.flavor === 'gnu' ? `cannot access '${operand}': ${ERROR_TEXT.ENOENT}` : `${operand}: ${ERROR_TEXT.ENOENT}`,
      )
      code = tool.flavor === 'gnu' ? 2 : 1
      continue
    }
    if (node.kind !== 'folder' || flags.has('d')) {
      blocks.push(`${operand}\n`)
      continue
    }
    const names = tree.list(path).filter((name) => flags.has('a') || flags.has('A') || !name.startsWith('.'))
    const listed = flags.has('a') ? ['.', '..', ...names] : names
    const ordered = flags.has('r') ? listed.toReversed() : listed
    const title = operands.length > 1 ? `${blocks.length > 0 ? '\n' : ''}${operand}:\n` : ''
    blocks.push(title + ordered.map((name) => `${name}\n`).join(''))
  }
  yield* out(tool, blocks.join(''))
  return code
}

/** The processes, as busybox shows them; the GNU form has times and terminals and is not modelled. */
export function* ps(tool: Tool): Body {
  if (tool.flavor === 'gnu') return yield* notModelled(tool)
  const rows = [...tool.kernel.processes.values()].filter(({ end }) => end === undefined)
  const lines = rows.map(({ pid, argv, credentials }) => {
    const user = (userName(tool, credentials.uid) ?? String(credentials.uid)).padEnd(8)
    return `${String(pid).padStart(5)} ${user}  0:00 ${argv.join(' ')}\n`
  })
  yield* out(tool, `PID   USER     TIME  COMMAND\n${lines.join('')}`)
  return 0
}

/** The last part of a path. */
export function* basename(tool: Tool): Body {
  const [path, suffix = ''] = tool.args
  if (path === undefined) return yield* usageError(tool, 'missing operand')
  const name = baseName(path)
  yield* out(
    tool,
    `${suffix !== '' && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name}\n`,
  )
  return 0
}

/** A path without its last part. */
export function* dirname(tool: Tool): Body {
  const [path] = tool.args
  if (path === undefined) return yield* usageError(tool, 'missing operand')
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path
  const slash = trimmed.lastIndexOf('/')
  yield* out(tool, `${slash === -1 ? '.' : slash === 0 ? '/' : trimmed.slice(0, slash)}\n`)
  return 0
}

/** Where a link leads; with `-f`, and as `realpath`, all links on the way are followed. */
export function* readlink(tool: Tool): Body {
  const options = parseOptions(tool.args, 'fenmsqv')
  const { kernel, process } = tool
  const [operand] = options.rest
  if (operand === undefined) return yield* usageError(tool, 'missing operand')
  const path = joinPath(process.cwd, operand)
  const isFull = options.flags.has('f') || options.flags.has('e') || tool.name.endsWith('realpath')
  const link = kernel.tree.getLink(path)
  if (!isFull && link?.kind !== 'link') return 1
  yield* out(tool, `${isFull ? kernel.tree.real(path) : link?.text}\n`)
  return 0
}

/** `mktemp`: the name is derived from the time, so that it is the same on every run. */
export function* mktemp(tool: Tool): Body {
  const options = parseOptions(tool.args, 'dqt')
  const path = (options.rest[0] ?? '/tmp/tmp.XXXXXX').replace(
    /X+/,
    String((EPOCH_MS + tool.kernel.nowMs) % 1_000_000).padStart(6, '0'),
  )
  const { uid: owner, gid: group } = tool.process.credentials
  const isFolder = options.flags.has('d')
  tool.kernel.tree.set(joinPath(tool.process.cwd, path), {
    kind: isFolder ? 'folder' : 'file',
    text: isFolder ? undefined : '',
    mode: isFolder ? 0o700 : 0o600,
    owner,
    group,
  })
  yield* out(tool, `${path}\n`)
  return 0
}
