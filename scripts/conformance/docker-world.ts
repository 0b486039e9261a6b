import { buildImage } from '../../src/engines/entrypoint/build/index.ts'
import { normalizeReference } from '../../src/engines/entrypoint/index.ts'
import type {
  BuildRequest,
  BuildResult,
  Image,
  ImageConfig,
  ImageFile,
  ImageSystem,
} from '../../src/engines/entrypoint/types.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import type { RecordedBase, RecordedConfig, RecordedImage } from './docker-recording.ts'

/** The accounts that the recordings' base images were made with. */
const PASSWD =
  'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000:app:/home/app:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n'
const GROUP = 'root:x:0:\nstaff:x:50:app\napp:x:1000:\nnogroup:x:65534:\n'

/** The images a case can use, by normalised reference. */
export type ImageWorld = Map<string, Image>

/** The base images of a file of recordings, as a world: nothing of them is built into the engine. */
export function worldOf(bases: readonly RecordedBase[]): ImageWorld {
  const world: ImageWorld = new Map()
  for (const base of bases) addImage(world, base.tag, baseImage(base))
  return world
}

export function addImage(world: ImageWorld, tag: string, image: Image): void {
  world.set(normalizeReference(tag) ?? tag, image)
}

export function lookUp(world: ImageWorld, reference: string): Image | undefined {
  return world.get(normalizeReference(reference) ?? reference)
}

function baseImage({ tag, shell, bash, config }: RecordedBase): Image {
  const isBusybox = shell.startsWith('busybox')
  const system: ImageSystem = {
    sh: isBusybox ? 'busybox' : 'dash',
    bash,
    tools: isBusybox ? 'busybox' : 'gnu',
    libc: isBusybox ? 'static' : 'glibc',
    kind: 'shell',
    needsEnv: [],
  }
  const files = new Map<string, ImageFile>([
    ['/etc/group', { kind: 'file', text: GROUP, mode: 0o644 }],
    ['/etc/passwd', { kind: 'file', text: PASSWD, mode: 0o644 }],
  ])
  return { reference: tag, config: configOf(config), system, files, origins: {} }
}

function configOf(recorded: RecordedConfig): ImageConfig {
  const list = (key: string): readonly string[] | null => (recorded[key] as readonly string[] | undefined) ?? null
  return {
    Entrypoint: list('Entrypoint'),
    Cmd: list('Cmd'),
    Env: list('Env') ?? [],
    WorkingDir: (recorded['WorkingDir'] as string | undefined) ?? '',
    User: (recorded['User'] as string | undefined) ?? '',
    ExposedPorts: list('ExposedPorts') ?? [],
    Volumes: list('Volumes') ?? [],
    StopSignal: (recorded['StopSignal'] as string | undefined) ?? null,
    Shell: list('Shell'),
    Labels: (recorded['Labels'] as Readonly<Record<string, string>> | undefined) ?? {},
    Healthcheck: null,
    OnBuild: list('OnBuild'),
  }
}

/** Builds one recorded image on the images of the world. */
export function buildRecorded(world: ImageWorld, recorded: RecordedImage): BuildResult {
  const files = new Map(
    Object.entries(recorded.files ?? {}).map(([path, file]) => [
      path,
      { text: textOf(file), mode: Number.parseInt(file.mode ?? '644', 8) },
    ]),
  )
  const request: BuildRequest = {
    file: 'Dockerfile',
    text: recorded.dockerfile,
    context: { read: (path) => files.get(path), paths: () => [...files.keys()].toSorted() },
    buildArgs: recorded.buildArgs ?? {},
    tag: recorded.tag,
    ...(recorded.target === undefined ? {} : { target: recorded.target }),
  }
  return buildImage(request, (reference) => lookUp(world, reference), LIMITS)
}

/** Bytes that are no text are kept one character each, as long as their start can be looked at. */
function textOf({ text, b64 }: { readonly text?: string; readonly b64?: string }): string {
  return b64 === undefined ? (text ?? '') : Buffer.from(b64, 'base64').toString('latin1')
}
