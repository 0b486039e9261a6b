import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Value } from '../../../../src/domain/json.ts'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { inspectFormatted } from '../../../../src/docker/format/inspect-format.ts'
import { inspectType } from '../../../../src/docker/format/inspect-types.ts'
import { type Listed, listFormatted } from '../../../../src/docker/format/list-format.ts'
import { HISTORY } from '../../../../src/docker/history-command.ts'
import { IMAGES, PS } from '../../../../src/docker/listed.ts'
import type { Answer } from '../../../../src/docker/types.ts'

interface Recorded {
  readonly format: string
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

function recorded(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

/** Recorded with Docker CLI 28.2 (Go 1.24), talking to a daemon that answered with these objects. */
const inspect = recorded('recorded-inspect.json') as {
  readonly objects: Readonly<Record<string, Value>>
  readonly cases: readonly (Recorded & { readonly of: readonly string[] })[]
}

/** Formats that ask for what these objects do not hold, or for what has no counterpart here. */
const NOT_SIMULATED: ReadonlySet<string> = new Set([
  '{{.HostConfig.Binds}} {{.HostConfig.CapAdd}} {{.HostConfig.PidsLimit}} {{.HostConfig.ConsoleSize}}',
  '{{.Config.Image}} {{.HostConfig.AutoRemove}} {{.HostConfig.Privileged}}',
  '{{.ContainerJSONBase.Name}}',
  '{{.HostConfig.NetworkMode.IsBridge}}',
  '{{.NetworkSettings.Networks}}',
  '{{json .}}',
])

function inspected(format: string, of: readonly string[]): Answer {
  const objects = of.map((name) => ({
    type: inspectType(/nginx|sleeper/.test(name) ? 'image.InspectResponse' : 'container.InspectResponse'),
    json: inspect.objects[name] ?? null,
  }))
  return inspectFormatted('docker inspect', format, objects, LIMITS)
}

describe('docker inspect --format', () => {
  const known = inspect.cases.filter(({ format }) => !NOT_SIMULATED.has(format))
  test.each(known)('$of: $format', ({ of, format, exit, stdout, stderr }) => {
    const answer = inspected(format, of)
    // The command ends the line that it never began.
    const whole = exit === 1 && answer.stdout === '' ? '\n' : answer.stdout
    expect({ exit: answer.exit, stdout: whole ?? '', stderr: answer.stderr ?? '' }).toEqual({ exit, stdout, stderr })
  })

  test.each([...NOT_SIMULATED])('refused with a word: %s', (format) => {
    expect(inspected(format, ['web'])).toMatchObject({ exit: 1, diagnostics: [{ code: 'DOCKER_NOT_SIMULATED' }] })
  })
})

const MONTH = '2026-11'
const CONTAINERS: readonly Listed[] = [
  {
    columns: {
      Command: '"/docker-entrypoint.…"',
      CreatedAt: `${MONTH}-29 02:58:33 +0000 UTC`,
      ID: '38a1957ca794',
      Image: 'nginx:1.27',
      Labels: 'com.example.team=web,maintainer=NGINX',
      LocalVolumes: '0',
      Mounts: '',
      Names: 'web',
      Networks: 'bridge',
      Platform: null,
      Ports: '0.0.0.0:8080->80/tcp, [::]:8080->80/tcp',
      RunningFor: '5 hours ago',
      Size: '0B',
      State: 'running',
      Status: 'Up 5 hours',
    },
    labels: { 'com.example.team': 'web', maintainer: 'NGINX' },
  },
  {
    columns: {
      Command: '"sleep 5"',
      CreatedAt: `${MONTH}-29 01:58:33 +0000 UTC`,
      ID: 'edbdcc5003db',
      Image: 'ubuntu',
      Labels: '',
      LocalVolumes: '0',
      Mounts: '',
      Names: 'nap-with-a-long-name',
      Networks: 'bridge',
      Platform: null,
      Ports: '',
      RunningFor: '6 hours ago',
      Size: '0B',
      State: 'exited',
      Status: 'Exited (137) 5 hours ago',
    },
    labels: {},
  },
]

/** The digest of an image is looked up only for a format that has it. */
function imagesFor(format: string): readonly Listed[] {
  const digest = 'sha256:605c77e624ddb75e6110f997c58876baa13f8754486b461117934b24a9dc3a85'
  const others = { Containers: 'N/A', SharedSize: 'N/A', UniqueSize: 'N/A' }
  const nginx = {
    ...others,
    CreatedAt: `${MONTH}-09 07:58:33 +0000 UTC`,
    CreatedSince: '2 weeks ago',
    Digest: format.includes('.Digest') ? digest : '<none>',
    ID: '605c77e624dd',
    Repository: 'nginx',
    Size: '192MB',
    VirtualSize: '192MB',
  }
  const none = {
    ...others,
    CreatedAt: `${MONTH}-26 07:58:33 +0000 UTC`,
    CreatedSince: '3 days ago',
    Digest: '<none>',
    ID: '11117e624ddb',
    Repository: '<none>',
    Size: '78.1MB',
    Tag: '<none>',
    VirtualSize: '78.12MB',
  }
  return [{ columns: { ...nginx, Tag: '1.27' } }, { columns: { ...nginx, Tag: 'latest' } }, { columns: none }]
}

const STEPS: readonly Listed[] = [
  {
    columns: {
      Comment: 'buildkit.dockerfile.v0',
      CreatedAt: `${MONTH}-09T07:58:33Z`,
      CreatedBy: 'CMD ["nginx" "-g" "daemon off;"]',
      CreatedSince: '2 weeks ago',
      ID: '605c77e624dd',
      Size: '0B',
    },
  },
  {
    columns: {
      Comment: 'buildkit.dockerfile.v0',
      CreatedAt: `${MONTH}-08T07:58:33Z`,
      CreatedBy: 'RUN /bin/sh -c set -x && groupadd --system n…',
      CreatedSince: '3 weeks ago',
      ID: '<missing>',
      Size: '117MB',
    },
  },
]

describe('list commands with --format', () => {
  test('a table of nothing has its titles', () => {
    expect(listFormatted(PS, 'table {{.Names}}\\t{{.RunningFor}}', [], LIMITS)).toEqual({
      exit: 0,
      stdout: 'NAMES     CREATED\n',
    })
  })

  test.each(['raw', '{{.}}', '{{printf "%v" .}}', 'table {{.}}'])('refused with a word: %s', (format) => {
    expect(listFormatted(PS, format, CONTAINERS, LIMITS)).toMatchObject({
      exit: 1,
      diagnostics: [{ code: 'DOCKER_NOT_SIMULATED' }],
    })
  })

  const cases = recorded('recorded-lists.json') as readonly (Recorded & { readonly command: string })[]
  test.each(cases)('docker $command: $format', ({ command, format, exit, stdout, stderr }) => {
    const [list, objects] =
      command === 'ps' ? [PS, CONTAINERS] : command === 'images' ? [IMAGES, imagesFor(format)] : [HISTORY, STEPS]
    const answer = listFormatted(list, format, objects, LIMITS)
    expect({ exit: answer.exit, stdout: answer.stdout ?? '', stderr: answer.stderr ?? '' }).toEqual({
      exit,
      stdout,
      stderr,
    })
  })
})
