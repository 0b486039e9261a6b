import type { ContainerStart } from '../../domain/container.ts'
import type { Image } from '../../engines/entrypoint/types.ts'
import { startByDocker, type Setting, startInPod } from './start.ts'
import type { PodContainer } from './types.ts'

/** Arguments that stand for any, where none are given. */
const SAMPLE_ARGS = ['10']
const SAMPLE_ENTRYPOINT = 'sleep'

/**
 * The same image started in every way that combines Entrypoint and Cmd differently: without and with arguments, with `--entrypoint`, and by
 * Kubernetes with `command`, `args` or both.
 */
export function matrixOf(image: Image, given: readonly string[], setting: Setting): readonly ContainerStart[] {
  const args = given.length > 0 ? given : SAMPLE_ARGS
  const docker = (options: readonly string[], behind: readonly string[]): ContainerStart => {
    const entrypoint = options[1]
    const words = ['docker', 'run', ...options, 'IMAGE', ...behind]
    const line = {
      image: 'IMAGE',
      args: behind,
      options: {},
      words,
      ...(entrypoint === undefined ? {} : { entrypoint }),
    }
    return startByDocker(image, line, setting).start
  }
  const pod = (fields: { readonly command?: readonly string[]; readonly args?: readonly string[] }): ContainerStart => {
    const written = Object.entries(fields).map(([key, words]) => `${key}: ${JSON.stringify(words)}`)
    const { start } = startInPod(image, sampleContainer(fields), setting)
    return { ...start, title: written.length === 0 ? 'pod' : `pod  ${written.join('  ')}` }
  }
  return [
    docker([], []),
    docker([], args),
    docker(['--entrypoint', SAMPLE_ENTRYPOINT], []),
    docker(['--entrypoint', SAMPLE_ENTRYPOINT], args),
    pod({}),
    pod({ args }),
    pod({ command: [SAMPLE_ENTRYPOINT] }),
    pod({ command: [SAMPLE_ENTRYPOINT], args }),
  ]
}

function sampleContainer(fields: {
  readonly command?: readonly string[]
  readonly args?: readonly string[]
}): PodContainer {
  const container = { name: 'app', image: 'IMAGE', ...fields }
  return {
    object: { kind: 'Pod', name: 'app', namespace: 'default' },
    container,
    spec: { containers: [container], restartPolicy: 'Always' },
    variables: new Map(),
    rangeOf: () => undefined,
  }
}
