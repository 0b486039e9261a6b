import { baseName, joinPath, parentPath, type FileNode } from '../file-tree.ts'
import { ERROR_TEXT, type FileError } from '../io.ts'
import type { Body } from '../kernel.ts'
import { mayReach, modeAllows } from '../permissions.ts'
import { badOption, complain, notModelled, parseOptions, usageError, type Tool } from './tool.ts'

/** Why something inside the folder of a path cannot be made or removed; `undefined` when it can. */
function parentError({ kernel, process }: Tool, path: string): FileError | undefined {
  if (!mayReach(kernel.tree, path, process.credentials)) return 'EACCES'
  const parent = kernel.tree.get(parentPath(path))
  if (parent === undefined) return 'ENOENT'
  if (parent.kind !== 'folder') return 'ENOTDIR'
  return modeAllows(parent, process.credentials, 'write') ? undefined : 'EACCES'
}

/** Where an operand leads. */
export function pathOf({ process }: Tool, operand: string): string {
  return joinPath(process.cwd, operand)
}

function ownedBy({ process }: Tool): Pick<FileNode, 'owner' | 'group'> {
  return { owner: process.credentials.uid, group: process.credentials.gid }
}

/** Does something to each operand; what is told about one makes the exit code 1. */
export function* operandsOf(
  tool: Tool,
  operands: readonly string[],
  each: (operand: string) => string | undefined,
): Body {
  if (operands.length === 0)
    return yield* usageError(tool, tool.name.endsWith('touch') ? 'missing file operand' : 'missing operand')
  let code = 0
  for (const operand of operands) {
    const trouble = each(operand)
    if (trouble === undefined) continue
    yield* complain(tool, trouble)
    code = 1
  }
  return code
}

/** Makes files that are not there. */
export function* touch(tool: Tool): Body {
  const options = parseOptions(tool.args, 'acmt:d:r:h')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  return yield* operandsOf(tool, options.rest, (operand) => {
    const path = pathOf(tool, operand)
    const { tree } = tool.kernel
    if (tree.get(path) !== undefined || options.flags.has('c')) return undefined
    const error = parentError(tool, path)
    if (error !== undefined) {
      return tool.flavor === 'gnu'
        ? `cannot touch '${operand}': ${ERROR_TEXT[error]}`
        : `${operand}: ${ERROR_TEXT[error]}`
    }
    tree.set(path, { kind: 'file', text: '', mode: 0o666 & ~tool.process.umask, ...ownedBy(tool) })
    return undefined
  })
}

/** Makes folders. */
export function* mkdir(tool: Tool): Body {
  const options = parseOptions(tool.args, 'pm:v', { long: { parents: 'p', mode: 'm' } })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const { tree } = tool.kernel
  const mode = Number.parseInt(options.values.get('m') ?? '777', 8) & ~tool.process.umask
  const quoted = (operand: string): string =>
    tool.flavor === 'gnu' ? `cannot create directory '${operand}'` : `can't create directory '${operand}'`
  return yield* operandsOf(tool, options.rest, (operand) => {
    const path = pathOf(tool, operand)
    const node = tree.get(path)
    if (node !== undefined) {
      if (options.flags.has('p') && node.kind === 'folder') return undefined
      return `${quoted(operand)}: ${ERROR_TEXT.EEXIST}`
    }
    const missing = [path]
    while (options.flags.has('p') && tree.get(parentPath(missing[0] ?? '/')) === undefined)
      missing.unshift(parentPath(missing[0] ?? '/'))
    const error = parentError(tool, missing[0] ?? path)
    if (error !== undefined) return `${quoted(operand)}: ${ERROR_TEXT[error]}`
    for (const folder of missing) tree.set(folder, { kind: 'folder', text: undefined, mode, ...ownedBy(tool) })
    return undefined
  })
}

/** Removes files, and folders with `-r`. */
export function* rm(tool: Tool): Body {
  const options = parseOptions(tool.args, 'rRfdiv', { long: { recursive: 'r', force: 'f' } })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const { flags } = options
  if (options.rest.length === 0 && flags.has('f')) return 0
  return yield* operandsOf(tool, options.rest, (operand) => {
    const path = pathOf(tool, operand)
    const node = tool.kernel.tree.getLink(path)
    const prefix = tool.flavor === 'gnu' ? `cannot remove '${operand}'` : `can't remove '${operand}'`
    if (node === undefined) return flags.has('f') ? undefined : `${prefix}: ${ERROR_TEXT.ENOENT}`
    if (node.kind === 'folder' && !flags.has('r') && !flags.has('R')) {
      return tool.flavor === 'gnu' ? `${prefix}: ${ERROR_TEXT.EISDIR}` : `'${operand}' is a directory`
    }
    const error = parentError(tool, path)
    if (error !== undefined) return `${prefix}: ${ERROR_TEXT[error]}`
    tool.kernel.tree.remove(path)
    return undefined
  })
}

/** Removes empty folders. */
export function* rmdir(tool: Tool): Body {
  const options = parseOptions(tool.args, 'p')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  return yield* operandsOf(tool, options.rest, (operand) => {
    const path = pathOf(tool, operand)
    const { tree } = tool.kernel
    const prefix = tool.flavor === 'gnu' ? `failed to remove '${operand}'` : `'${operand}'`
    const node = tree.get(path)
    if (node === undefined) return `${prefix}: ${ERROR_TEXT.ENOENT}`
    if (node.kind !== 'folder') return `${prefix}: ${ERROR_TEXT.ENOTDIR}`
    if (tree.list(path).length > 0) return `${prefix}: ${ERROR_TEXT.ENOTEMPTY}`
    tree.remove(path)
    return undefined
  })
}

/** `cp`, `mv` and `install`: the last operand is the target, a folder takes many. */
export function transfer(kind: 'copy' | 'move' | 'install'): (tool: Tool) => Body {
  return function* (tool) {
    const specification = kind === 'install' ? 'dm:o:g:Dt:' : 'rRapfinuvdLPHTs'
    const options = parseOptions(tool.args, specification, {
      long: { recursive: 'r', archive: 'a', force: 'f', preserve: 'p' },
    })
    const wrong = badOption(tool, options)
    if (wrong !== undefined) return yield* wrong
    const { flags, rest } = options
    if (kind === 'install' && flags.has('d')) {
      return yield* mkdir({
        ...tool,
        args: ['-p', ...(options.values.has('m') ? ['-m', options.values.get('m') ?? ''] : []), ...rest],
      })
    }
    if (flags.has('t')) return yield* notModelled(tool)
    const target = rest.at(-1)
    const sources = rest.slice(0, -1)
    if (target === undefined) return yield* usageError(tool, 'missing file operand')
    if (sources.length === 0) return yield* usageError(tool, `missing destination file operand after '${target}'`)
    const { tree } = tool.kernel
    const isFolder = tree.get(pathOf(tool, target))?.kind === 'folder'
    if (sources.length > 1 && !isFolder) {
      yield* complain(
        tool,
        tool.flavor === 'gnu' ? `target '${target}': ${ERROR_TEXT.ENOTDIR}` : `target '${target}' is not a directory`,
      )
      return 1
    }
    const mode = options.values.has('m')
      ? Number.parseInt(options.values.get('m') ?? '', 8)
      : kind === 'install'
        ? 0o755
        : undefined
    const isDeep = kind === 'move' || flags.has('r') || flags.has('R') || flags.has('a')
    return yield* operandsOf(tool, sources, (source) => {
      const from = pathOf(tool, source)
      const name = source.endsWith('/.') ? '' : baseName(source)
      const to = isFolder ? joinPath(pathOf(tool, target), name) : pathOf(tool, target)
      const trouble = copyTree(tool, from, to, {
        isDeep,
        ...(mode === undefined ? {} : { mode }),
        keep: kind === 'move' || flags.has('p') || flags.has('a'),
      })
      if (trouble !== undefined) return messageOf(tool, kind, source, to, target, trouble)
      if (kind === 'move') tree.remove(from)
      return undefined
    })
  }
}

type CopyTrouble = { readonly what: 'source' | 'target' | 'folder'; readonly error: FileError }

function messageOf(
  tool: Tool,
  kind: string,
  source: string,
  to: string,
  target: string,
  { what, error }: CopyTrouble,
): string {
  if (what === 'folder')
    return tool.flavor === 'gnu' ? `-r not specified; omitting directory '${source}'` : `omitting directory '${source}'`
  const text = ERROR_TEXT[error]
  if (tool.flavor === 'busybox') {
    if (what === 'source')
      return kind === 'move' ? `can't rename '${source}': ${text}` : `can't stat '${source}': ${text}`
    return `can't create '${target}': ${text}`
  }
  return what === 'source'
    ? `cannot stat '${source}': ${text}`
    : `cannot create regular file '${target.endsWith('/') ? to : target}': ${text}`
}

function copyTree(
  tool: Tool,
  from: string,
  to: string,
  how: { readonly isDeep: boolean; readonly keep: boolean; readonly mode?: number },
): CopyTrouble | undefined {
  const { tree } = tool.kernel
  const node = tree.get(from)
  if (node === undefined) return { what: 'source', error: 'ENOENT' }
  if (node.kind === 'folder' && !how.isDeep) return { what: 'folder', error: 'EISDIR' }
  const isUnreadable = node.kind === 'file' && !modeAllows(node, tool.process.credentials, 'read')
  if (isUnreadable || !mayReach(tree, from, tool.process.credentials)) return { what: 'source', error: 'EACCES' }
  const old = tree.get(to)
  const error =
    old === undefined
      ? parentError(tool, to)
      : modeAllows(old, tool.process.credentials, 'write')
        ? undefined
        : 'EACCES'
  if (error !== undefined) return { what: 'target', error }
  const mode = how.mode ?? (how.keep ? node.mode : (old?.mode ?? node.mode & ~tool.process.umask))
  const owners = how.keep ? { owner: node.owner, group: node.group } : ownedBy(tool)
  const children = node.kind === 'folder' ? tree.list(from) : []
  if (node.kind !== 'folder' || old === undefined) tree.set(to, { ...node, mode, ...owners })
  for (const child of children) {
    const trouble = copyTree(tool, joinPath(from, child), joinPath(to, child), how)
    if (trouble !== undefined) return trouble
  }
  return undefined
}

/** Links; a hard link is a copy here, because nothing that is modelled can tell them apart. */
export function* ln(tool: Tool): Body {
  const options = parseOptions(tool.args, 'sfnrvT')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const [source, given = '.'] = options.rest
  if (source === undefined) return yield* usageError(tool, 'missing file operand')
  const { tree } = tool.kernel
  const target = pathOf(tool, given)
  const to = tree.get(target)?.kind === 'folder' ? joinPath(target, baseName(source)) : target
  const error = parentError(tool, to)
  if (error !== undefined || (tree.getLink(to) !== undefined && !options.flags.has('f'))) {
    const kind = options.flags.has('s') ? 'symbolic' : 'hard'
    yield* complain(
      tool,
      tool.flavor === 'gnu'
        ? `failed to create ${kind} link '${given}': ${ERROR_TEXT[error ?? 'EEXIST']}`
        : `${given}: ${ERROR_TEXT[error ?? 'EEXIST']}`,
    )
    return 1
  }
  tree.remove(to)
  const node = tree.get(pathOf(tool, source))
  if (options.flags.has('s')) tree.set(to, { kind: 'link', text: source, mode: 0o777, ...ownedBy(tool) })
  else if (node !== undefined) tree.set(to, node)
  return 0
}
