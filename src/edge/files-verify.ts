import { readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Limits } from '../domain/limits.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { SourceFile } from '../domain/submission.ts'
import { kindOf, readFileBelow } from './files.ts'
import { type FoundExercise, type ReadExercise, readExerciseFolder, readExercisePart } from './files-exercise.ts'

/** Everything that belongs to an exercise, its known answers and its solution among it. */
export interface ReadForProof {
  readonly folder: ReadExercise
  readonly cases?: SourceFile
  readonly starter: readonly SourceFile[] | undefined
  readonly solution: readonly SourceFile[] | undefined
  readonly answers: readonly {
    readonly part: 'wrong' | 'right'
    readonly name: string
    readonly files: readonly SourceFile[]
  }[]
  /** Files for the terminals that the prose shows: `NAME/PATH`. */
  readonly replay: readonly SourceFile[]
  /** What could not be read. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Where the solution of an exercise stands: in the folder `solutions` beside the folder with the exercises, there in `ID`. Of several courses side by side, in
 * `COURSE/ID`, also where one of them is looked at by itself.
 */
export function solutionFolder({ id, path }: FoundExercise): string {
  const course = dirname(path)
  const solutions = join(dirname(course), 'solutions')
  const own = join(solutions, basename(course))
  return id.includes('/') || kindOf(own) === 'folder' ? join(own, basename(path)) : join(solutions, id)
}

/** Reads everything that an exercise is proved with. */
export function readForProof(found: FoundExercise, limits: Limits): ReadForProof {
  const { path } = found
  const folder = readExerciseFolder(path, limits)
  const diagnostics: Diagnostic[] = [...folder.diagnostics]
  const part = (root: string, name: string): readonly SourceFile[] | undefined => {
    if (kindOf(join(root, name)) === 'absent') return undefined
    const read = readExercisePart(root, name, limits)
    diagnostics.push(...read.diagnostics)
    return read.files.map((file) => ({ ...file, path: file.path.slice(name.length + 1) }))
  }
  const answers = (['wrong', 'right'] as const).flatMap((kind) =>
    foldersIn(join(path, kind)).map((name) => ({ part: kind, name, files: part(path, `${kind}/${name}`) ?? [] })),
  )
  const cases = readFileBelow(path, 'cases.yaml', limits)
  if (cases.kind === 'refused') diagnostics.push(cases.diagnostic)
  const solutions = solutionFolder(found)
  return {
    folder,
    ...(cases.kind === 'file' ? { cases: cases.file } : {}),
    starter: part(path, 'starter'),
    solution: part(dirname(solutions), basename(solutions)),
    answers,
    replay: part(path, 'replay') ?? [],
    diagnostics,
  }
}

function foldersIn(place: string): readonly string[] {
  if (kindOf(place) !== 'folder') return []
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted()
}

/** What stands at a path from an exercise's folder; nothing outside of the folder that holds the course is looked at. */
export function findLinked(
  { path: from }: FoundExercise,
  path: string,
  limits: Limits,
): { readonly kind: 'absent' | 'folder' } | { readonly kind: 'file'; readonly text?: string } {
  const course = dirname(dirname(from))
  const place = resolve(from, path)
  const below = relative(course, place).split(sep).join('/')
  if (below === '') return { kind: 'folder' }
  if (below.startsWith('..')) return { kind: 'absent' }
  const kind = kindOf(place)
  if (kind === 'folder') return { kind: 'folder' }
  if (kind !== 'file') return { kind: 'absent' }
  if (!below.endsWith('.md')) return { kind: 'file' }
  const read = readFileBelow(course, below, limits)
  return read.kind === 'file' ? { kind: 'file', text: read.file.text } : { kind: 'file' }
}
