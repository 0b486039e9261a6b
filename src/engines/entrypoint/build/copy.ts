import { goQuote } from '../../../formats/dockerfile/index.ts'
import type { FileNode } from '../process/file-tree.ts'
import { parseMode } from './chmod.ts'
import type { ModeChange } from './chmod.ts'
import type { CopyCommand } from './command.ts'
import { expandIn } from './expand.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { makeFolder, ownerOf, ROOT } from './files.ts'
import type { Owner } from './files.ts'
import type { AssumedFile } from '../types.ts'
import { cleanPath, folderOf, inside, nameOf, pathProblem } from './paths.ts'
import type { BuildScope } from './scope.ts'
import { stageSource } from './sources.ts'
import type { Found, SourceFiles } from './sources.ts'
import type { StageCommand, StageState } from './stage.ts'

/** A COPY or ADD with its variables replaced. */
interface Copying {
  readonly command: CopyCommand
  readonly sources: readonly string[]
  readonly contents: CopyCommand['contents']
  /** Clean and absolute. */
  readonly destination: string
  /** The destination is written as a folder: `dir/`, `.`, `dir/.`. */
  readonly intoFolder: boolean
  readonly mode: ModeChange | undefined
  readonly owner: Owner
}

/**
 * COPY and ADD: puts files of the context, of a stage or of a here-document into the image. A source that is missing fails
 * later than everything that is wrong with the Dockerfile itself. Source: BuildKit `dockerfile2llb/convert.go`
 * (dispatchCopy), tonistiigi/fsutil `copy/copy.go`.
 */
export function dispatchCopy(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  command: CopyCommand,
): Outcome<undefined> {
  const { source } = placed
  const expanded = expandCopy(scope, stage, placed, command)
  if (!expanded.ok) return expanded
  const copying = expanded.value
  if (source !== undefined && !source.dispatched) {
    const before = `it needs to be defined before current stage ${goQuote(stage.label)}`
    return failed(`cannot copy from stage ${goQuote(command.from)}, ${before}`)
  }
  const files = source === undefined ? scope.context : stageSource(source.image)
  for (const path of copying.sources) {
    if (isGitReference(path)) {
      if (command.kind === 'copy') return failed("source can't be a git ref for COPY")
      putFolder(stage, copying, copying.destination)
      stage.image.isComplete = false
      assume(scope, placed, { source: path, path: copying.destination, missing: false })
      continue
    }
    if (/^https?:\/\//.test(path)) {
      if (command.kind === 'copy') return failed("source can't be a URL for COPY")
      putFile(stage, copying, nameOfUrl(path), { kind: 'file', text: undefined, mode: 0o600, ...ROOT })
      continue
    }
    if (source === undefined) reportIgnored(scope, placed, command, path)
    if (scope.checksOnly) continue
    const missing = copyPath(scope, stage, { copying, files, source: path, placed })
    if (scope.room.files < 0) return failed(`more than ${scope.limits.imageFilesMax} files`)
    if (missing === undefined) continue
    const message = `failed to calculate checksum of ref <id>::<id>: ${goQuote(missing)}: not found`
    if (scope.solving.failure === undefined && scope.ignore?.matches(missing.slice(1)) === true) {
      scope.solving.ignoredSource = missing.slice(1)
    }
    scope.solving.failure ??= { message: `failed to compute cache key: ${message}`, lines: placed.lines }
  }
  for (const { name, text } of copying.contents) {
    putFile(stage, copying, name, { kind: 'file', text, mode: 0o644, ...ROOT })
  }
  return done(undefined)
}

function expandCopy(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  command: CopyCommand,
): Outcome<Copying> {
  const words = [command.chown, command.chmod]
  if (command.kind === 'add') words.push(command.checksum)
  const first = words.length
  words.push(...command.sources, command.destination)
  const expanded: string[] = []
  for (const word of words) {
    const result = expandIn(scope, stage, placed, word)
    if (!result.ok) return result
    expanded.push(result.value)
  }
  const contents: CopyCommand['contents'][number][] = []
  const raw = { ...scope.lex, escape: '\\', ignoreQuotes: true }
  for (const content of command.contents) {
    const text = content.expand ? expandIn(scope, stage, placed, content.text, raw) : done(content.text)
    if (!text.ok) return text
    contents.push({ ...content, text: text.value })
  }
  const problem = expanded.slice(first).flatMap((path) => pathProblem(path) ?? [])[0]
  if (problem !== undefined) return failed(problem)
  const [chown = '', chmod = ''] = expanded
  const destination = expanded.at(-1) ?? ''
  const mode = chmod === '' ? undefined : parseMode(chmod, 0)
  if (chmod !== '' && mode === undefined) {
    if (!/^[+-]?\d+$/.test(chmod)) return failed('invalid syntax')
    return failed(`invalid chmod parameter: '${chmod}'. it should be octal string and between 0 and 07777`)
  }
  return done({
    command,
    sources: expanded.slice(first, -1),
    contents,
    destination: cleanPath(destination, stage.image.workingDir),
    intoFolder: destination === '' || /(?:^|\/)\.?$/.test(destination),
    mode,
    owner: ownerOf(stage.image.tree, chown),
  })
}

interface Source {
  readonly copying: Copying
  readonly files: SourceFiles
  readonly source: string
  readonly placed: StageCommand
}

/** Copies one source, or everything that fits it. Gives the path that is missing, if one is. */
function copyPath(scope: BuildScope, stage: StageState, source: Source): string | undefined {
  const { copying, files, placed } = source
  const path = cleanPath(source.source)
  const hasWildcard = /[*?[\\]/.test(source.source)
  // What climbs out of the context is looked for inside of it, where nobody meant it to be.
  const climbs = /^(?:\.\/)*\.\.(?:\/|$)/.test(source.source)
  const mayAssume = scope.request.missingSources === 'assume' && files === scope.context && !climbs
  const matches = hasWildcard ? files.match(path) : [path]
  if (matches.length === 0 && mayAssume) {
    putFolder(stage, copying, copying.destination)
    assume(scope, placed, { source: source.source, path: copying.destination, missing: true })
  }
  for (const each of matches) {
    const seen = files.find(each)
    const isIgnored = scope.ignore?.matches(each.slice(1)) === true
    const found = seen ?? (mayAssume && !isIgnored ? { kind: 'unknown' as const, path: each } : undefined)
    if (found === undefined) return each
    scope.room.files -= found.kind === 'folder' ? found.below.length + 1 : 1
    if (scope.room.files < 0) return undefined
    const unseen = copyFound(stage, copying, found)
    if (unseen !== undefined) {
      const place = mayBeFolder(source.source, copying) ? copying.destination : unseen
      assume(scope, placed, { source: source.source, path: place, missing: mayAssume && seen === undefined })
    } else if (mayAssume && found.kind === 'folder' && found.below.every(([below]) => isNoContent(below))) {
      assume(scope, placed, { source: source.source, path: copying.destination, missing: true })
    }
  }
  return undefined
}

/** A source that is not seen and may be a folder: its contents, not itself, go into the destination. Folders of programs get single files. */
function mayBeFolder(source: string, { destination, intoFolder }: Copying): boolean {
  if (/\/\.?$/.test(source)) return true
  return intoFolder && !nameOf(cleanPath(source)).includes('.') && !/\/s?bin$/.test(destination)
}

/** A context of which only the build's own files are there: the rest lies where nobody looked. */
function isNoContent(path: string): boolean {
  return /^(?:Dockerfile(?:\..*)?|.*\.Dockerfile|\.dockerignore|.*\.ya?ml)$/.test(path)
}

function assume(scope: BuildScope, { index }: StageCommand, file: Omit<AssumedFile, 'instruction'>): void {
  scope.assumed.push(index === undefined ? file : { ...file, instruction: index })
}

const ARCHIVE = /\.(?:tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz|zst))$/

/** Gives where something was put that nobody looked into. */
function copyFound(stage: StageState, copying: Copying, found: Found): string | undefined {
  const { tree } = stage.image
  const { destination, command } = copying
  if (found.kind === 'folder') {
    putFolder(stage, copying, destination)
    for (const [path, node] of found.below) {
      const target = command.parents
        ? inside(destination, inside(found.path, path).slice(1))
        : inside(destination, path)
      if (node.kind === 'folder') putFolder(stage, copying, target, node.mode)
      else tree.set(target, changed(copying, node))
    }
    return undefined
  }
  const isLocalArchive = command.kind === 'add' && ARCHIVE.test(found.path)
  if (isLocalArchive) {
    // What is in an archive is not looked at: from here on the image may hold anything.
    putFolder(stage, copying, destination)
    stage.image.isComplete = false
    return destination
  }
  const node: FileNode = found.kind === 'file' ? found.node : { kind: 'file', text: undefined, mode: 0o755, ...ROOT }
  if (command.parents) {
    const target = inside(destination, found.path.slice(1))
    putFolder(stage, copying, folderOf(target))
    tree.set(target, changed(copying, node))
    return found.kind === 'unknown' ? target : undefined
  }
  const target = putFile(stage, copying, nameOf(found.path), node)
  return found.kind === 'unknown' ? target : undefined
}

/** A file goes into a folder that is there or is written as one, else it takes the destination's name. */
function putFile(stage: StageState, copying: Copying, name: string, node: FileNode): string {
  const { tree } = stage.image
  const { destination, intoFolder } = copying
  const isInside = intoFolder || tree.get(destination)?.kind === 'folder'
  const target = isInside ? inside(destination, name) : destination
  putFolder(stage, copying, folderOf(target))
  tree.set(target, changed(copying, node))
  return target
}

/** Folders that are made on the way get the mode and the owner that are asked for, too. */
function putFolder(stage: StageState, { mode, owner }: Copying, path: string, own = 0o755): void {
  makeFolder(stage.image.tree, path, mode === undefined ? own : mode(own, true), owner)
}

function changed({ mode, owner }: Copying, node: FileNode): FileNode {
  return { ...node, ...owner, mode: mode === undefined ? node.mode : mode(node.mode, false) }
}

/** A repository rather than a file. Source: BuildKit `frontend/dockerfile/dfgitutil`. */
function isGitReference(source: string): boolean {
  return /^(?:git@|git:\/\/|ssh:\/\/)/.test(source) || /^https?:\/\/[^?#]*\.git(?:[?#]|$)/.test(source)
}

function nameOfUrl(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '')
  const name = nameOf(cleanPath(path))
  return name === '' ? '__unnamed__' : name
}

function reportIgnored(scope: BuildScope, { lines }: StageCommand, { kind }: CopyCommand, source: string): void {
  const path = source.startsWith('/') ? source : cleanPath(source).slice(1)
  if (scope.ignore?.matches(path) !== true) return
  scope.linter.report('CopyIgnoredFile', lines.first, kind === 'copy' ? 'Copy' : 'Add', path)
}
