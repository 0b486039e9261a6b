import { containerLabels } from './container-facts.ts'
import type { Listed, ListCommand } from './format/list-format.ts'
import { dockerTime, humanDuration } from './texts.ts'
import type { ContainerView } from './types.ts'

/** `docker ps`. Its sample is a container of which nothing is known. Source: docker/cli `cli/command/formatter/container.go`. */
export const PS: ListCommand = {
  name: 'docker ps',
  type: 'formatter.ContainerContext',
  titles: {
    Command: 'COMMAND',
    CreatedAt: 'CREATED AT',
    ID: 'CONTAINER ID',
    Image: 'IMAGE',
    Labels: 'LABELS',
    LocalVolumes: 'LOCAL VOLUMES',
    Mounts: 'MOUNTS',
    Names: 'NAMES',
    Networks: 'NETWORKS',
    Platform: 'PLATFORM',
    Ports: 'PORTS',
    RunningFor: 'CREATED',
    Size: 'SIZE',
    State: 'STATE',
    Status: 'STATUS',
  },
  sample: {
    columns: {
      Command: '""',
      CreatedAt: '1970-01-01 00:00:00 +0000 UTC',
      ID: '',
      Image: '<no image>',
      Labels: '',
      LocalVolumes: '0',
      Mounts: '',
      Names: '',
      Networks: '',
      Platform: null,
      Ports: '',
      RunningFor: '56 years ago',
      Size: '0B',
      State: '',
      Status: '',
    },
    labels: {},
  },
}

/** `docker images`. Source: docker/cli `cli/command/formatter/image.go`. */
export const IMAGES: ListCommand = {
  name: 'docker images',
  type: 'formatter.imageContext',
  titles: {
    Containers: 'CONTAINERS',
    CreatedAt: 'CREATED AT',
    CreatedSince: 'CREATED',
    Digest: 'DIGEST',
    ID: 'IMAGE ID',
    Repository: 'REPOSITORY',
    SharedSize: 'SHARED SIZE',
    Size: 'SIZE',
    Tag: 'TAG',
    UniqueSize: 'UNIQUE SIZE',
    VirtualSize: 'SIZE',
  },
}

/** Columns of an image that nobody asked the daemon for; its digest is looked up only for a format that has it. */
export function imageColumns(format: string): Listed['columns'] {
  return {
    Containers: 'N/A',
    Digest: format.includes('.Digest') ? undefined : '<none>',
    SharedSize: 'N/A',
    UniqueSize: 'N/A',
  }
}

/** The command line in quotes; words with blanks in single quotes but for the first. Source: moby `daemon/container/view.go`. */
export function commandOf({ words }: ContainerView, isWhole: boolean): string {
  const command = words.map(({ text }, at) => (at > 0 && text.includes(' ') ? `'${text}'` : text)).join(' ')
  return JSON.stringify(command.length > 20 && !isWhole ? `${command.slice(0, 19)}…` : command)
}

/** What `--format` knows of a container. Sizes are worked out only for a format that has them. */
export function listedContainer(view: ContainerView, nowMs: number, isWhole: boolean, format: string): Listed {
  const { flags, image } = view
  const labels = containerLabels(view)
  const hasVolumes =
    image.config.Volumes.length > 0 || ['volume', 'mount', 'volumes-from'].some((name) => flags.has(name))
  return {
    columns: {
      Command: commandOf(view, isWhole),
      CreatedAt: dockerTime(view.createdMs),
      ID: isWhole ? view.id : view.id.slice(0, 12),
      Image: view.imageReference,
      Labels: labels === undefined ? undefined : labelsText(labels),
      LocalVolumes: hasVolumes ? undefined : '0',
      Mounts: hasVolumes ? undefined : '',
      Names: view.name,
      Networks: flags.has('network') ? flags.get('network')?.join(',') : 'bridge',
      Platform: null,
      Ports: portsOf(view),
      RunningFor: `${humanDuration(nowMs - view.createdMs)} ago`,
      Size: format.includes('.Size') ? undefined : '0B',
      State: view.state.status,
      Status: statusOf(view, nowMs),
    },
    labels: labels ?? 'unknown',
  }
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.keys(labels)
    .toSorted()
    .map((name) => `${name}=${labels[name]}`)
    .join(',')
}

/** `Up 2 minutes`, `Exited (0) 3 seconds ago`, `Created`. */
export function statusOf({ state }: ContainerView, nowMs: number): string {
  switch (state.status) {
    case 'created':
      return 'Created'
    case 'running':
      return `Up ${humanDuration(nowMs - state.startedMs)}`
    case 'exited':
      return `Exited (${state.exitCode}) ${humanDuration(nowMs - state.finishedMs)} ago`
  }
}

export function portsOf({ ports, image, state }: ContainerView): string {
  if (state.status !== 'running') return ''
  const published = ports.map((port) => {
    const [container = '', host = ''] = port.split(':').toReversed()
    const inside = container.includes('/') ? container : `${container}/tcp`
    return { inside, text: host === '' ? inside : `0.0.0.0:${host}->${inside}, [::]:${host}->${inside}` }
  })
  const others = image.config.ExposedPorts.filter((port) => !published.some(({ inside }) => inside === port))
  return [...published.map(({ text }) => text), ...others].join(', ')
}
