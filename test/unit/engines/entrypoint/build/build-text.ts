import { LIMITS } from '../../../../../src/domain/limits.ts'
import type { Limits } from '../../../../../src/domain/limits.ts'
import { buildImage } from '../../../../../src/engines/entrypoint/build/index.ts'
import type {
  BuildResult,
  Image,
  ImageConfig,
  ImageFile,
  ImageSystem,
} from '../../../../../src/engines/entrypoint/types.ts'

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const SYSTEM: ImageSystem = {
  sh: 'busybox',
  bash: false,
  tools: 'busybox',
  libc: 'static',
  kind: 'shell',
  needsEnv: [],
}

function image(reference: string, config: Partial<ImageConfig>, system: Partial<ImageSystem> = {}): Image {
  return {
    reference,
    config: {
      Entrypoint: null,
      Cmd: null,
      Env: [PATH],
      WorkingDir: '',
      User: '',
      ExposedPorts: [],
      Volumes: [],
      StopSignal: null,
      Shell: null,
      Labels: {},
      Healthcheck: null,
      OnBuild: null,
      ...config,
    },
    system: { ...SYSTEM, ...system },
    files: new Map(),
    origins: {},
    platform: 'linux/amd64',
  }
}

const BASES: ReadonlyMap<string, Image> = new Map(
  [
    image('small:1', { Cmd: ['sh'] }),
    image('parent', { Entrypoint: ['parent-ep'], Cmd: ['parent-cmd'] }),
    image('rich', {
      Env: [PATH, 'A=1'],
      WorkingDir: '/srv',
      User: '1000',
      ExposedPorts: ['80/tcp'],
      Volumes: ['/data'],
      Labels: { team: 'a' },
      StopSignal: 'SIGINT',
      Shell: ['/bin/ash', '-c'],
    }),
    image('no-path', { Env: ['B=2'] }),
    image('triggers', { OnBuild: ['COPY app.sh /app.sh', 'CMD ["from-trigger"]'] }),
    image('bad-trigger', { OnBuild: ['FOO bar'] }),
    image('server', { Cmd: ['serverd'] }, { kind: 'server' }),
  ].map((each) => [each.reference, each]),
)

export interface BuildOptions {
  /** Path → text; paths that end in `.sh` are executable. */
  readonly files?: Readonly<Record<string, string>>
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly target?: string
  readonly platform?: string
  readonly limits?: Partial<Limits>
}

/** Builds a Dockerfile over a few small base images. */
export function build(text: string, options: BuildOptions = {}): BuildResult {
  const files = new Map(Object.entries(options.files ?? {}))
  const request = {
    file: 'Dockerfile',
    text,
    context: {
      read: (path: string) => {
        const content = files.get(path)
        return content === undefined ? undefined : { text: content, mode: path.endsWith('.sh') ? 0o755 : 0o644 }
      },
      paths: () => [...files.keys()],
    },
    buildArgs: options.buildArgs ?? {},
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(options.platform === undefined ? {} : { platform: options.platform }),
  }
  return buildImage(request, (reference) => BASES.get(reference), { ...LIMITS, ...options.limits })
}

/** The image of a Dockerfile that builds. */
export function imageOf(text: string, options: BuildOptions = {}): Image {
  const result = build(text, options)
  if (!result.ok) throw new Error(result.error.message)
  return result.image
}

/** The parts of a config that are set, ENV without PATH. */
export function configOf(text: string, options: BuildOptions = {}): Record<string, unknown> {
  const { config } = imageOf(text, options)
  const entries = Object.entries({ ...config, Env: config.Env.filter((entry) => entry !== PATH) })
  return Object.fromEntries(entries.filter(([, value]) => !isUnset(value)))
}

function isUnset(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
}

/** Message and line of a Dockerfile that does not build. */
export function errorOf(text: string, options: BuildOptions = {}): { message: string; line?: number } {
  const result = build(text, options)
  if (result.ok) return { message: 'it builds' }
  const { message, line } = result.error
  return line === undefined ? { message } : { message, line }
}

/** Checks as `line rule`, or with their message. */
export function checksOf(text: string, options: BuildOptions = {}): readonly string[] {
  return build(text, options).checks.map(({ line, rule }) => `${line} ${rule}`)
}

/** Files as `path mode`, with their text where it is known. */
export function filesOf(text: string, options: BuildOptions = {}): readonly string[] {
  return [...imageOf(text, options).files].map(([path, file]) => describeFile(path, file))
}

function describeFile(path: string, { kind, mode, text, owner, group }: ImageFile): string {
  const ownership = owner === undefined && group === undefined ? '' : ` ${owner ?? 0}:${group ?? 0}`
  if (kind === 'folder') return `${path}/ ${mode.toString(8)}${ownership}`
  return `${path} ${mode.toString(8)}${ownership} ${text === undefined ? '?' : JSON.stringify(text)}`
}
