import { basename, extname, relative, resolve, sep } from 'node:path'
import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import { LIMITS } from '../../domain/limits.ts'
import { excerptOf } from '../../domain/lines.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { kindOf } from '../../edge/files.ts'
import { readAllFiles } from '../../edge/files-submission.ts'
import { buildImage } from '../../engines/entrypoint/build/index.ts'
import { lintManifests } from '../../kubectl/manifest-diagnostics/index.ts'
import { lintJson, lintText } from '../../report/lint.ts'
import { createImages } from '../../sandbox/images.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { UsageError } from '../usage-error.ts'

export interface LintFlags extends CommonFlags {
  /** Manifests, Dockerfiles, and folders of them. */
  readonly files: readonly string[]
  readonly json?: boolean
}

/** Says what is wrong with files by themselves. 0: no errors. 1: errors. 2: there was nothing that could be looked at. */
export function lintCommand(flags: LintFlags, console: Console): ExitCode {
  const { files, unread } = readArguments(flags.files, console)
  const diagnostics = [...unread, ...files.flatMap(lintFile)]
  if (files.length === 0 && unread.length === 0) {
    throw new UsageError('USAGE_NOTHING_TO_LINT')
  }
  const report = { files: files.length, diagnostics }
  const context = reporterContext(console, flags)
  console.out(flags.json === true ? lintJson(report, context) : lintText(report, context))
  if (files.length === 0) return 2
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
}

interface ReadArguments {
  /** Each once, with its path from the working folder. */
  readonly files: readonly SourceFile[]
  readonly unread: readonly Diagnostic[]
}

function readArguments(written: readonly string[], console: Console): ReadArguments {
  const files = new Map<string, SourceFile>()
  const unread: Diagnostic[] = []
  for (const argument of written) {
    const place = resolve(console.cwd, argument)
    const kind = kindOf(place)
    if (kind === 'absent') throw new UsageError('USAGE_FILE_MISSING', { file: argument })
    if (kind === 'link' || kind === 'other') throw new UsageError('USAGE_NOT_A_FILE', { file: argument })
    const read = readAllFiles(place, LIMITS)
    unread.push(...read.diagnostics)
    for (const file of read.files) {
      if (kind === 'folder' && !isManifest(file.path) && !isDockerfile(file.path)) continue
      const path = relative(console.cwd, kind === 'folder' ? resolve(place, file.path) : place)
        .split(sep)
        .join('/')
      files.set(path, { ...file, path })
    }
  }
  return { files: [...files.values()], unread }
}

const MANIFESTS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json'])

function isManifest(path: string): boolean {
  return MANIFESTS.has(extname(path).toLowerCase())
}

/** `Dockerfile`, `Dockerfile.dev`, `web.Dockerfile`. */
function isDockerfile(path: string): boolean {
  const name = basename(path).toLowerCase()
  return !isManifest(name) && (name === 'dockerfile' || name.startsWith('dockerfile.') || name.endsWith('.dockerfile'))
}

function lintFile(file: SourceFile): readonly Diagnostic[] {
  if (!isDockerfile(file.path)) return lintManifests(file.text, { file: file.path, limits: LIMITS })
  return lintDockerfile(file).map((told) => withLine(told, file))
}

/** Builds it as if everything that it copies were there, with images that nobody knows taken for usual ones. */
function lintDockerfile({ path, text }: SourceFile): readonly Diagnostic[] {
  const world = { images: [], tags: 'assumed', unknownImages: 'assumed' } as const
  const images = createImages(world, { built: () => undefined, failed: () => false })
  const context = { read: () => undefined, paths: () => [] }
  const request = { file: path, text, context, buildArgs: {}, missingSources: 'assume' } as const
  const bases = (reference: string) => {
    const found = images.lookup(reference)
    return found.kind === 'found' ? found.image : undefined
  }
  const { diagnostics, checks } = buildImage(request, bases, LIMITS)
  // What our own words say of a line, the builder's check of it says again.
  const told = new Set(diagnostics.map(({ range }) => range?.start.line))
  const others = checks.filter(({ line }) => !told.has(line))
  return [...diagnostics, ...others.map(({ rule, message, line }) => checkOf(path, text, { rule, message, line }))]
}

function checkOf(
  file: string,
  text: string,
  { rule, message, line }: { readonly rule: string; readonly message: string; readonly line: number },
): Diagnostic {
  const written = excerptOf(text, line) ?? ''
  const column = written.length - written.trimStart().length + 1
  const range = { file, start: { line, column }, end: { line, column: Math.max(column, written.trimEnd().length + 1) } }
  return diagnostic('DOCKERFILE_CHECK', { rule, text: message }, range)
}

function withLine(told: Diagnostic, { text }: SourceFile): Diagnostic {
  const excerpt = told.range === undefined ? undefined : excerptOf(text, told.range.start.line)
  return excerpt === undefined ? told : { ...told, excerpt }
}
