import { treeOf } from '../process/base-tree.ts'
import { createFileTree } from '../process/file-tree.ts'
import type { FileTree } from '../process/file-tree.ts'
import type { ConfigOrigin, Healthcheck, ImageConfig, ImageSystem } from '../types.ts'
import type { FromCommand, PlacedCommand } from './command.ts'
import { setVariable } from './environment.ts'
import type { Environment } from './environment.ts'
import type { Lines } from './failure.ts'
import { DEFAULT_PLATFORM } from './platform.ts'
import type { Platform } from './platform.ts'

/** PATH of an image that sets none. Source: BuildKit `util/system/path.go`. */
export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** The image a stage is working on: the config of `ImageConfig`, still changing. */
export interface WorkingImage {
  entrypoint: readonly string[] | null
  cmd: readonly string[] | null
  readonly env: Map<string, string>
  workingDir: string
  user: string
  ports: Set<string>
  /** `ports` is that of the stage below, which must stay as it is. */
  sharesPorts: boolean
  readonly volumes: Set<string>
  stopSignal: string | null
  shell: readonly string[] | null
  readonly labels: Map<string, string>
  healthcheck: Healthcheck | null
  onbuild: readonly string[]
  readonly tree: FileTree
  system: ImageSystem
  entrypointOrigin: ConfigOrigin | undefined
  cmdOrigin: ConfigOrigin | undefined
  /** Index of the ENTRYPOINT that emptied the arguments of an inherited one. */
  lostArguments: number | undefined
  /** Everything in `tree` is known, so what is not there is certainly missing. */
  isComplete: boolean
  /** Its programs and files are known well enough for the failure of a step to be believed. */
  isKnown: boolean
}

/** A command inside a stage, with the stage its files come from. */
export interface StageCommand extends PlacedCommand {
  readonly source?: StageState
}

/**
 * One stage while it is built. An image named by `COPY --from` or `RUN --mount=from=` that is no stage has one of its own,
 * without FROM. Source: BuildKit `dockerfile2llb/convert.go` (dispatchState).
 */
export interface StageState {
  readonly from: FromCommand | undefined
  /** Where it begins; absent for an image that only a mount names. */
  readonly lines: Lines | undefined
  readonly name: string
  /** How messages call it. */
  label: string
  readonly baseName: string
  base: StageState | undefined
  platform: Platform | undefined
  commands: readonly StageCommand[]
  readonly dependencies: Map<StageState, PlacedCommand>
  image: WorkingImage
  /** What `$name` means in it: ENV and ARG, the later one wins. */
  environment: Environment
  /** Names that an ARG of this stage or of a stage below it declares. */
  declared: Set<string>
  resolved: boolean
  dispatched: boolean
  triggersRead: boolean
  workdirSet: boolean
  /** The last instruction of its kind in this stage. */
  readonly lastUse: Map<'cmd' | 'entrypoint' | 'healthcheck', PlacedCommand>
}

/** A stage before anything happened in it. */
export function createStage(
  fields: Pick<StageState, 'from' | 'lines' | 'name' | 'label' | 'baseName' | 'platform'>,
): StageState {
  return {
    ...fields,
    base: undefined,
    commands: [],
    dependencies: new Map(),
    image: emptyImage(),
    environment: new Map(),
    declared: new Set(),
    resolved: false,
    dispatched: false,
    triggersRead: false,
    workdirSet: false,
    lastUse: new Map(),
  }
}

const NO_SYSTEM: ImageSystem = { sh: 'none', bash: false, tools: 'none', libc: 'none', kind: 'empty', needsEnv: [] }

/** `FROM scratch`: no files, a PATH and `/` as working directory. Source: BuildKit `dockerfile2llb/image.go` (emptyImage). */
export function emptyImage(): WorkingImage {
  return {
    entrypoint: null,
    cmd: null,
    env: new Map([['PATH', DEFAULT_PATH]]),
    workingDir: '/',
    user: '',
    ports: new Set(),
    sharesPorts: false,
    volumes: new Set(),
    stopSignal: null,
    shell: null,
    labels: new Map(),
    healthcheck: null,
    onbuild: [],
    tree: createFileTree(new Map()),
    system: NO_SYSTEM,
    entrypointOrigin: undefined,
    cmdOrigin: undefined,
    lostArguments: undefined,
    isComplete: true,
    isKnown: true,
  }
}

/** Begins a stage anew from the stage it builds on: config, files and variables, but no triggers. */
export function inheritFromBase(stage: StageState): void {
  const { base } = stage
  if (base === undefined) return
  stage.platform = base.platform ?? DEFAULT_PLATFORM
  stage.image = { ...copyImage(base.image), onbuild: [] }
  stage.environment = new Map(base.environment)
  stage.declared = new Set(base.declared)
  stage.workdirSet = base.workdirSet
}

function copyImage(image: WorkingImage): WorkingImage {
  return {
    ...image,
    sharesPorts: true,
    env: new Map(image.env),
    volumes: new Set(image.volumes),
    labels: new Map(image.labels),
    tree: copyTree(image),
  }
}

/** The same files once more: changes to one are not seen in the other. */
function copyTree({ system, tree }: WorkingImage): FileTree {
  const copy = system.kind === 'empty' ? createFileTree(new Map()) : treeOf({ system, files: new Map() })
  for (const [path, node] of tree.changes) {
    if (node === undefined) copy.remove(path)
    else copy.set(path, node)
  }
  return copy
}

/** Sets what is there before the first instruction: PATH, and the image's ENV as variables. */
export function beginStage(stage: StageState): void {
  const { image } = stage
  if (!image.env.has('PATH') && image.system.os !== 'windows') image.env.set('PATH', DEFAULT_PATH)
  for (const [name, value] of image.env) setVariable(stage.environment, name, value)
}

/** The finished config with Docker's key names; sets are sorted by code unit. */
export function toImageConfig(image: WorkingImage): ImageConfig {
  return {
    Entrypoint: image.entrypoint,
    Cmd: image.cmd,
    Env: [...image.env].map(([name, value]) => `${name}=${value}`),
    WorkingDir: image.workingDir,
    User: image.user,
    ExposedPorts: [...image.ports].toSorted(),
    Volumes: [...image.volumes].toSorted(),
    StopSignal: image.stopSignal,
    Shell: image.shell,
    Labels: Object.fromEntries([...image.labels].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
    Healthcheck: image.healthcheck,
    OnBuild: image.onbuild.length === 0 ? null : image.onbuild,
  }
}
