import type { Folder } from '../folder.ts'
import type { Builtin } from './builtins.ts'
import { has, type GivenOption, type OptionSpec, parseOptions } from './filters/options.ts'
import type { Frame } from './session.ts'

type Run = (operands: readonly string[], given: readonly GivenOption[], files: Files) => void

/** What a program that moves files about works on. */
interface Files {
  readonly folder: Folder
  /** Writes a complaint, after which the program ends with 1. */
  readonly complain: (problem: string) => void
}

const MISSING = 'No such file or directory'

/** Programs that make, copy, move and remove files of the virtual folder, with the words of GNU coreutils 9. */
export const FILE_COMMANDS: Readonly<Record<string, Builtin>> = {
  mkdir: program(
    'mkdir',
    { flags: { p: 'parents', '--parents': 'parents', v: 'verbose' }, values: { m: 'mode', '--mode': 'mode' } },
    mkdir,
  ),
  touch: program(
    'touch',
    { flags: { c: 'no-create', a: 'access', m: 'modification' }, values: { t: 'time', d: 'date' } },
    touch,
  ),
  rm: program(
    'rm',
    {
      flags: {
        r: 'recursive',
        R: 'recursive',
        '--recursive': 'recursive',
        f: 'force',
        '--force': 'force',
        v: 'verbose',
      },
      values: {},
    },
    rm,
  ),
  rmdir: program('rmdir', { flags: { p: 'parents' }, values: {} }, rmdir),
  cp: program(
    'cp',
    {
      flags: {
        r: 'recursive',
        R: 'recursive',
        a: 'recursive',
        '--recursive': 'recursive',
        f: 'force',
        p: 'preserve',
        v: 'verbose',
        n: 'no-clobber',
      },
      values: {},
    },
    (operands, given, files) => {
      transfer('cp', operands, has(given, 'recursive'), files)
    },
  ),
  mv: program('mv', { flags: { f: 'force', n: 'no-clobber', v: 'verbose' }, values: {} }, (operands, _, files) => {
    for (const moved of transfer('mv', operands, true, files)) files.folder.remove(moved)
  }),
  chmod: program('chmod', { flags: { R: 'recursive', v: 'verbose', f: 'quiet' }, values: {} }, chmod),
}

function program(name: string, spec: OptionSpec, run: Run): Builtin {
  return (shell, argv, frame) => {
    // `chmod -x FILE`: a mode may look like an option.
    const isMode = name === 'chmod' && /^-[rwx]+$/.test(argv[1] ?? '')
    const options = parseOptions(isMode ? [name, '--', ...argv.slice(1)] : argv, spec)
    if (!options.ok) return usage(name, options.problem, frame)
    if (options.operands.length === 0 && !has(options.given, 'force')) return usage(name, 'missing operand', frame)
    let status = 0
    run(options.operands, options.given, {
      folder: shell.host.folder,
      complain: (problem) => {
        frame.errors.write(`${name}: ${problem}\n`)
        status = 1
      },
    })
    return status
  }
}

function usage(name: string, problem: string, frame: Frame): number {
  frame.errors.write(`${name}: ${problem}\nTry '${name} --help' for more information.\n`)
  return 1
}

function isThere(folder: Folder, path: string): boolean {
  return folder.isFolder(path) || isFile(folder, path)
}

/** Looks without telling: whether a file is there is the question. */
function isFile(folder: Folder, path: string): boolean {
  const resolved = folder.resolve(path)
  return resolved.ok && folder.peek(seenFromRoot(resolved.path)) !== undefined
}

function seenFromRoot(path: string): string {
  return path === '' ? '.' : path
}

/** The folder a path lies in, as it is written. */
function parentOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  const slash = trimmed.lastIndexOf('/')
  return slash === -1 ? '.' : slash === 0 ? '/' : trimmed.slice(0, slash)
}

function nameOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  return trimmed.slice(trimmed.lastIndexOf('/') + 1)
}

function mkdir(paths: readonly string[], given: readonly GivenOption[], { folder, complain }: Files): void {
  const withParents = has(given, 'parents')
  for (const path of paths) {
    const resolved = folder.resolve(path)
    const isNew = !isThere(folder, path)
    if (!isNew && !(withParents && folder.isFolder(path))) complain(`cannot create directory '${path}': File exists`)
    else if (isNew && !withParents && resolved.ok && !folder.isFolder(parentOf(path))) {
      complain(`cannot create directory '${path}': ${MISSING}`)
    } else if (isNew && !folder.makeFolder(path)) complain(`cannot create directory '${path}': Permission denied`)
  }
}

function touch(paths: readonly string[], given: readonly GivenOption[], { folder, complain }: Files): void {
  for (const path of paths) {
    if (isThere(folder, path) || has(given, 'no-create')) continue
    if (folder.isFolder(parentOf(path))) folder.write(path, '')
    else complain(`cannot touch '${path}': ${MISSING}`)
  }
}

function rm(paths: readonly string[], given: readonly GivenOption[], { folder, complain }: Files): void {
  for (const path of paths) {
    if (!isThere(folder, path)) {
      if (!has(given, 'force')) complain(`cannot remove '${path}': ${MISSING}`)
    } else if (folder.isFolder(path) && !has(given, 'recursive')) complain(`cannot remove '${path}': Is a directory`)
    else folder.remove(path)
  }
}

function rmdir(paths: readonly string[], _: readonly GivenOption[], { folder, complain }: Files): void {
  for (const path of paths) {
    if (!folder.isFolder(path))
      complain(`failed to remove '${path}': ${isFile(folder, path) ? 'Not a directory' : MISSING}`)
    else if ((folder.list(path) ?? []).length > 0) complain(`failed to remove '${path}': Directory not empty`)
    else folder.remove(path)
  }
}

/** Copies files, and folders where that is asked for, to a file or into a folder; gives what was copied. */
function transfer(
  name: 'cp' | 'mv',
  operands: readonly string[],
  withFolders: boolean,
  { folder, complain }: Files,
): readonly string[] {
  const sources = operands.slice(0, -1)
  const target = operands.at(-1) ?? ''
  if (sources.length === 0) {
    complain(`missing destination file operand after '${target}'\nTry '${name} --help' for more information.`)
    return []
  }
  const isInto = folder.isFolder(target)
  if (sources.length > 1 && !isInto) {
    complain(`target '${target}': ${isFile(folder, target) ? 'Not a directory' : MISSING}`)
    return []
  }
  return sources.filter((source) => {
    const to = isInto ? `${target.replace(/\/+$/, '')}/${nameOf(source)}` : target
    if (!isThere(folder, source)) complain(`cannot stat '${source}': ${MISSING}`)
    else if (folder.isFolder(source) && !withFolders) complain(`-r not specified; omitting directory '${source}'`)
    else if (isSame(folder, source, to)) complain(`'${source}' and '${to}' are the same file`)
    else if (!folder.isFolder(parentOf(to))) {
      complain(
        name === 'cp'
          ? `cannot create regular file '${to}': ${MISSING}`
          : `cannot move '${source}' to '${to}': ${MISSING}`,
      )
    } else {
      copyAll(folder, source, to)
      return true
    }
    return false
  })
}

function isSame(folder: Folder, a: string, b: string): boolean {
  const [from, to] = [folder.resolve(a), folder.resolve(b)]
  return from.ok && to.ok && from.path === to.path
}

/** The names are listed before anything is written, so that a folder copied into itself ends. */
function copyAll(folder: Folder, from: string, to: string): void {
  if (!folder.isFolder(from)) {
    folder.write(to, folder.read(from) ?? '')
    folder.setMode(to, folder.mode(from) ?? 0o644)
    return
  }
  const names = folder.list(from) ?? []
  folder.makeFolder(to)
  for (const { name } of names) copyAll(folder, `${from}/${name}`, `${to}/${name}`)
}

const MORE = "\nTry 'chmod --help' for more information."

const WHO_BITS: Readonly<Record<string, number>> = { u: 0o700, g: 0o070, o: 0o007, a: 0o777 }
const WHAT_BITS: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111, X: 0o111 }

/** `chmod 755`, `chmod +x`, `chmod u+x,go-w`. */
function chmod([mode = '', ...paths]: readonly string[], _: readonly GivenOption[], { folder, complain }: Files): void {
  const change = modeChange(mode)
  if (change === undefined) return complain(`invalid mode: '${mode}'${MORE}`)
  if (paths.length === 0) return complain(`missing operand after '${mode}'${MORE}`)
  for (const path of paths) {
    if (!isThere(folder, path)) complain(`cannot access '${path}': ${MISSING}`)
    else folder.setMode(path, change(folder.mode(path) ?? 0o644))
  }
  return undefined
}

function modeChange(text: string): ((mode: number) => number) | undefined {
  if (/^[0-7]{1,4}$/.test(text)) return () => Number.parseInt(text, 8)
  const changes = text.split(',').map((part) => /^([ugoa]*)([-+=])([rwxX]*)$/.exec(part))
  if (changes.some((change) => change === null)) return undefined
  return (before) => {
    let mode = before
    for (const change of changes) {
      const [, who = '', sign, what = ''] = change ?? []
      const whose = bitsOf(who === '' ? 'a' : who, WHO_BITS)
      const bits = whose & bitsOf(what, WHAT_BITS)
      mode = sign === '-' ? mode & ~bits : sign === '+' ? mode | bits : (mode & ~whose) | bits
    }
    return mode
  }
}

function bitsOf(letters: string, table: Readonly<Record<string, number>>): number {
  return [...letters].reduce((bits, letter) => bits | (table[letter] ?? 0), 0)
}
