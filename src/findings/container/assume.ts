import type { Limits } from '../../domain/limits.ts'
import { baseName, joinPath, parentPath, type FileTree } from '../../engines/entrypoint/process/file-tree.ts'
import { treeOf } from '../../engines/entrypoint/process/base-tree.ts'
import { PATH_DEFAULT } from '../../engines/entrypoint/process/simulate.ts'
import type { AssumedFile, Image, ImageFile } from '../../engines/entrypoint/types.ts'
import { observe, type Observation } from './observe.ts'
import type { RunOptions } from './types.ts'

/** What is known of an image beside its files. */
export interface Unseen {
  /** What was put into it without anybody having seen it. */
  readonly files: readonly AssumedFile[]
  /** Text of the RUN instructions: what they install may be there. */
  readonly runs: readonly string[]
}

/** A start, with the programs that were taken to be there. */
export interface AssumedStart {
  readonly image: Image
  readonly observation: Observation
  readonly assumed: readonly string[]
  /** An account that was taken to be there. */
  readonly account?: string
}

/** Programs that one start may need to be assumed. */
const ASSUMED_MAX = 10

/**
 * Watches a start. A program or script that is missing is taken to be there where a step nobody looked into may have made it: a
 * package that was installed, a folder that was copied. Everything else that is missing is missing.
 */
export function observeAssuming(
  image: Image,
  unseen: Unseen,
  argv: readonly string[],
  options: RunOptions,
  limits: Limits,
): AssumedStart {
  const known = withNginx(image, unseen)
  const start = assumePrograms(known, unseen, argv, options, limits)
  const { observation } = start
  const account =
    observation.kind === 'refused' && NO_ACCOUNT.test(observation.error) ? accountOf(image, options) : undefined
  if (account === undefined) return start
  return { ...assumePrograms(known, unseen, argv, { ...options, user: SOME_UID }, limits), account }
}

/** Where the packages of every distribution put it. */
const NGINX = '/usr/sbin/nginx'

/** The server that is installed most often, and is modelled: by default it goes to the background. */
function withNginx(image: Image, { runs }: Unseen): Image {
  const { system, files } = image
  const isInstalled =
    system.installed === true && runs.some((text) => /\binstall\b.*\bnginx\b|\badd\b.*\bnginx\b/s.test(text))
  if (!isInstalled || treeOf(image).get(NGINX) !== undefined) return image
  return {
    ...image,
    system: { ...system, programs: [...(system.programs ?? []), { name: 'nginx', kind: 'server' }] },
    files: new Map([...files, [NGINX, { kind: 'file', text: undefined, mode: 0o755, program: 'nginx' }]]),
  }
}

const NO_ACCOUNT = /^unable to find (?:user|group)/
const SOME_UID = '1000'

/** The account that is asked for, where the image may have more than the known ones. */
function accountOf({ config, system }: Image, options: RunOptions): string | undefined {
  const isKnown = system.installed !== true && (system.kind === 'shell' || system.kind === 'empty')
  return isKnown ? undefined : (options.user ?? config.User)
}

function assumePrograms(
  image: Image,
  unseen: Unseen,
  argv: readonly string[],
  options: RunOptions,
  limits: Limits,
): AssumedStart {
  const files = new Map<string, ImageFile>(image.files)
  const assumed: string[] = []
  let current: Image = { ...image, files }
  const add = (name: string, kind: 'file' | 'folder' = 'file'): boolean => {
    const path = placeOf(name, current, options)
    if (files.has(path) || !mayBeThere(path, name, current, unseen)) return false
    files.set(path, { kind, text: undefined, mode: 0o755 })
    assumed.push(name)
    current = { ...image, files }
    return true
  }
  const first = firstProgram(image, argv)
  if (first !== undefined && isMissing(first, current, options)) add(first)
  let observation = observe(current, argv, options, limits)
  for (let round = 0; round < ASSUMED_MAX; round += 1) {
    const missing = missingOf(observation, argv)
    const folder = missing === undefined ? missingFolder(observation) : undefined
    const isAdded = missing === undefined ? folder !== undefined && add(folder, 'folder') : add(missing)
    if (!isAdded) break
    observation = observe(current, argv, options, limits)
  }
  return { image: current, observation, assumed }
}

/** The program that a script of an official image looks for before it takes the words for its own program's options. */
function firstProgram({ system }: Image, argv: readonly string[]): string | undefined {
  const [entrypoint = '', program] = argv
  const isWrapper = system.programs?.some(({ name, kind }) => kind === 'wrapper' && name === entrypoint) === true
  const isName =
    program !== undefined && /^[A-Za-z][\w+.-]*$/.test(program) && !/\.(?:[cm]?js|ts|py|rb|php)$/.test(program)
  return isWrapper && isName ? program : undefined
}

function isMissing(name: string, image: Image, options: RunOptions): boolean {
  const tree = treeOf(image)
  return !foldersOf(image, options).some((folder) => tree.get(joinPath(folder, name)) !== undefined)
}

/** The name that nothing was found for, as the runtime, a shell or an interpreter tells. */
function missingOf(observation: Observation, argv: readonly string[]): string | undefined {
  if (observation.kind === 'refused') {
    if (!/executable file not found|no such file or directory/.test(observation.error)) return undefined
    return argv[0]
  }
  const { stderr } = observation
  const shell = /(?:^|: )(?:exec: )?(?:line \d+: |\d+: )?(?:exec: )?([^\s:]+): (?:command )?not found$/m.exec(stderr)
  if (shell?.[1] !== undefined) return shell[1]
  if (observation.kind === 'running') return undefined
  const file = /can't open (?:file )?'?([^':]+)'?: (?:\[Errno 2\] )?No such file/i.exec(stderr)?.[1]
  const module = /Cannot find module '([^']+)'/.exec(stderr)?.[1]
  const jar = /Unable to access jarfile (\S+)/.exec(stderr)?.[1]
  const kernel = /^exec ([^\s:]+): no such file or directory$/m.exec(stderr)?.[1]
  const other = /(?:Could not open input file: |No such file or directory -- |perl script ")([^\s"]+)/.exec(stderr)?.[1]
  const read =
    /^(?:grep|sed|cat|head|tail|cp|mv|rm|ln|chmod|chown): (?:can't read |cannot (?:stat|access|remove) |cannot open )?'?([\w./-]+)'?(?: for reading)?: No such file or directory$/m.exec(
      stderr,
    )?.[1]
  return file ?? module ?? jar ?? other ?? read ?? (kernel === undefined ? undefined : argv[0])
}

/** The folder of a file that could not be made: `touch: cannot touch '/opt/app/x': No such file or directory`. */
function missingFolder(observation: Observation): string | undefined {
  if (observation.kind !== 'exited' || observation.exitCode === 0) return undefined
  const made = /cannot (?:touch|create regular file) '([^']+)': No such file or directory/.exec(observation.stderr)?.[1]
  return made?.startsWith('/') === true ? parentPath(made) : undefined
}

function placeOf(name: string, image: Image, options: RunOptions): string {
  if (!name.includes('/') && !/\.(?:[cm]?js|ts|py|rb|php|jar|pl)$/.test(name)) {
    const folders = foldersOf(image, options)
    const usual = folders.find((folder) => folder === '/usr/local/bin') ?? folders[0] ?? '/usr/bin'
    return `${usual}/${name}`
  }
  const path = joinPath(options.workdir ?? image.config.WorkingDir, name)
  return interpreterOf(treeOf(image), path) ?? path
}

/** Of a script that is there it is the interpreter that may be missing. */
function interpreterOf(tree: FileTree, path: string): string | undefined {
  const text = tree.get(path)?.text
  return text === undefined ? undefined : /^#![ \t]*(\/\S+)/.exec(text)?.[1]
}

function foldersOf({ config }: Image, { env }: RunOptions): readonly string[] {
  const path = env?.['PATH'] ?? config.Env.find((entry) => entry.startsWith('PATH='))?.slice(5) ?? PATH_DEFAULT
  return path.split(':').filter((folder) => folder.startsWith('/'))
}

/** Shells come in packages of their own name: one that no step names was not installed. */
const SHELLS: ReadonlySet<string> = new Set(['bash', 'zsh', 'fish', 'ksh', 'sh', 'dash', 'ash'])

function mayBeThere(path: string, name: string, image: Image, { files, runs }: Unseen): boolean {
  if (treeOf(image).get(path) !== undefined) return false
  if (files.some((file) => path === file.path || path.startsWith(file.path === '/' ? '/' : `${file.path}/`)))
    return true
  if (image.system.installed !== true) return false
  const program = baseName(path)
  if (/[\r\n]/.test(path) || BUILTINS.has(name)) return false
  if (SHELLS.has(program)) return runs.some((text) => text.split(/[^\w.-]+/).includes(program))
  if (runs.length === 0) return true
  return runs.some(installs) || runs.some((text) => text.includes(parentPath(path)) || text.includes(program))
}

const BUILTINS: ReadonlySet<string> = new Set(['cd', 'source', 'export', 'set', 'exit', 'alias', 'ulimit', 'exec'])

/** Steps that put programs into an image under names of their own. */
function installs(text: string): boolean {
  return /\b(?:install|add|make|build|curl|wget|tar|unzip|cargo|go|gem|pip3?|npm|yarn|pnpm|mvn|gradle|composer)\b/.test(
    text,
  )
}
