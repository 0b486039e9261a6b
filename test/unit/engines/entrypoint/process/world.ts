import { LIMITS } from '../../../../../src/domain/limits.ts'
import { predict, type PredictOptions } from '../../../../../src/engines/entrypoint/index.ts'
import type { Image, ImageFile, ImageSystem, ProcessOutcome } from '../../../../../src/engines/entrypoint/types.ts'

const SYSTEMS: Readonly<Record<'debian' | 'busybox' | 'scratch', ImageSystem>> = {
  debian: { sh: 'dash', bash: true, tools: 'gnu', libc: 'glibc', kind: 'shell', needsEnv: [] },
  busybox: { sh: 'busybox', bash: false, tools: 'busybox', libc: 'static', kind: 'shell', needsEnv: [] },
  scratch: { sh: 'none', bash: false, tools: 'none', libc: 'none', kind: 'empty', needsEnv: [] },
}

export type Base = keyof typeof SYSTEMS

/** A file of an image, executable unless said otherwise. */
export function file(text: string, mode = 0o755): ImageFile {
  return { kind: 'file', text, mode }
}

/** A small image for tests: a base with files and a config laid over it. */
export function imageOf(
  base: Base,
  files: Readonly<Record<string, ImageFile>> = {},
  config: Partial<Image['config']> = {},
): Image {
  return {
    reference: 'test:1',
    system: SYSTEMS[base],
    files: new Map(Object.entries(files)),
    origins: {},
    config: {
      Entrypoint: null,
      Cmd: null,
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      WorkingDir: '/',
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
  }
}

/** What becomes of a command line in an image. */
export function run(image: Image, argv: readonly string[], options: PredictOptions = {}): ProcessOutcome {
  return predict(image, argv, options, LIMITS)
}

/** Output and exit code of a process that ends by itself. */
export function ended(outcome: ProcessOutcome): { readonly code: number; readonly out: string; readonly err: string } {
  if (outcome.kind !== 'exited') throw new Error(`not ended: ${JSON.stringify(outcome)}`)
  return { code: outcome.exitCode, out: outcome.stdout, err: outcome.stderr }
}
