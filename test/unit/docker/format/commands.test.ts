import { describe, expect, test } from 'vitest'
import { createWorkplace, type Workplace } from '../workplace.ts'

const FILES = {
  Dockerfile: 'FROM ubuntu:24.04\nLABEL team=web\nEXPOSE 80\nENV A=1\nENTRYPOINT ["sleep"]\nCMD ["5"]\n',
  'checked/Dockerfile': 'FROM ubuntu:24.04\nHEALTHCHECK --interval=90s CMD true\nCMD ["sleep", "5"]\n',
}

/** An image and two containers of it: `nap` has ended, `web` runs. */
function workplace(): Workplace {
  const made = createWorkplace(FILES)
  made.run('docker build -t sleeper .')
  made.run('docker run --name nap sleeper 1')
  made.run('docker run -d --name web -p 8080:80 --label tier=front -e B=2 sleeper 600')
  return made
}

describe('a running container and its image by a template', () => {
  const { run } = workplace()
  test.each([
    {
      line: 'docker inspect -f "{{range .Config.Env}}{{println .}}{{end}}" web',
      stdout: 'B=2\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nA=1\n\n',
    },
    { line: 'docker inspect -f "{{.State.Status}} {{.State.ExitCode}}" nap web', stdout: 'exited 0\nrunning 0\n' },
    { line: 'docker inspect -f "{{if .State.Running}}up{{else}}down{{end}}" nap web', stdout: 'down\nup\n' },
    { line: 'docker inspect -f "{{index .Config.Cmd 0}} {{len .Config.Entrypoint}}" web', stdout: '600 1\n' },
    {
      line: 'docker inspect -f "{{json .Config.Cmd}} {{json .Config.Labels}}" web',
      stdout: '["600"] {"team":"web","tier":"front"}\n',
    },
    {
      line: 'docker inspect -f "{{range $p, $c := .NetworkSettings.Ports}}{{$p}}={{(index $c 0).HostPort}}{{end}}" web',
      stdout: '80/tcp=8080\n',
    },
    {
      line: 'docker inspect -f "{{.HostConfig.PortBindings}} {{.HostConfig.RestartPolicy.Name}}" web',
      stdout: 'map[80/tcp:[{ 8080}]] no\n',
    },
    {
      line: 'docker inspect -f "{{.State}}" nap',
      stdout: '{exited false false false false false 0 0  2026-01-01T00:00:00Z 2026-01-01T00:00:01Z <nil>}\n',
    },
    { line: 'docker inspect -f "{{.Config.Healthcheck}} {{.Mounts}} {{.RestartCount}}" web', stdout: '<nil> [] 0\n' },
    {
      line: 'docker image inspect -f "{{.RepoTags}} {{len .RepoTags}} {{.Os}}/{{.Architecture}}" sleeper',
      stdout: '[sleeper:latest] 1 linux/amd64\n',
    },
    {
      line: 'docker image inspect -f "{{.Config.ExposedPorts}} {{.Config.Entrypoint}}" sleeper',
      stdout: 'map[80/tcp:{}] [sleep]\n',
    },
    { line: 'docker ps -a --format "{{.Names}}: {{.Image}}"', stdout: 'web: sleeper\nnap: sleeper\n' },
    {
      line: 'docker ps -a --format "table {{.Names}}\\t{{.State}}"',
      stdout: 'NAMES     STATE\nweb       running\nnap       exited\n',
    },
    {
      line: 'docker ps --format "{{.Label `tier`}} {{.Labels}} {{.Networks}}"',
      stdout: 'front team=web,tier=front bridge\n',
    },
    { line: 'docker ps -a --format "{{if eq .State `exited`}}{{.Names}}{{end}}"', stdout: '\nnap\n' },
    { line: 'docker ps --format "{{.CreatedAt}}"', stdout: '2026-01-01 00:00:01 +0000 UTC\n' },
    { line: 'docker images --format "{{.Repository}}:{{.Tag}}"', stdout: 'sleeper:latest\n' },
    { line: 'docker images -q --format "{{.Tag}} {{.VirtualSize}}"', stdout: 'latest 78.1MB\n' },
    {
      line: 'docker history --format "{{.CreatedBy | printf `%.10s`}}" sleeper',
      stdout: 'CMD ["5"]\nENTRYPOINT\nENV A=1\nEXPOSE 80\nLABEL team\nubuntu:24.\n',
    },
    { line: 'docker version --format "{{.Server.Version}} {{upper .Client.Os}}"', stdout: '28.5.2 LINUX\n' },
  ])('$line', ({ line, stdout }) => {
    const outcome = run(line)
    expect(outcome).toEqual({ exit: 0, stdout, stderr: '', diagnostics: [] })
  })
})

describe('what goes wrong', () => {
  const { run } = workplace()
  const missing = 'executing "" at <.Nope>: map has no entry for key "Nope"'
  test.each([
    {
      line: 'docker inspect -f "{{.Nope}}" web',
      exit: 1,
      stdout: '\n',
      stderr: `template parsing error: template: :1:2: ${missing}\n`,
    },
    {
      line: 'docker inspect -f "{{.Name" web',
      exit: 64,
      stdout: '',
      stderr: 'template parsing error: template: :1: unclosed action\n',
    },
    {
      line: 'docker inspect -f "{{.Name}}" web gone',
      exit: 1,
      stdout: '/web\n',
      stderr: 'Error: No such object: gone\n',
    },
    { line: 'docker inspect -f "{{.Name}}" gone', exit: 1, stdout: '\n', stderr: 'Error: No such object: gone\n' },
    {
      line: 'docker ps --format "{{.Nope}}"',
      exit: 1,
      stdout: '',
      stderr:
        'failed to execute template: template: :1:2: executing "" at <.Nope>: can\'t evaluate field Nope in type *formatter.ContainerContext\n',
    },
    {
      line: 'docker images --format "{{.Nope}}"',
      exit: 1,
      stdout: '',
      stderr:
        'template parsing error: template: :1:2: executing "" at <.Nope>: can\'t evaluate field Nope in type *formatter.imageContext\n',
    },
    {
      line: 'docker version --format "{{.Nope}}"',
      exit: 1,
      stdout: '\n',
      stderr:
        'template: version:1:2: executing "version" at <.Nope>: can\'t evaluate field Nope in type system.versionInfo\n',
    },
    {
      line: 'docker version --format "{{"',
      exit: 64,
      stdout: '',
      stderr: 'template parsing error: template: version:1: unclosed action\n',
    },
  ])('$line', ({ line, ...answer }) => {
    expect(run(line)).toMatchObject({ ...answer, diagnostics: [] })
  })

  test('names alone win over a format, and that is said', () => {
    const outcome = run('docker ps -q --format "{{.Names}}"')
    expect(outcome.stdout).toMatch(/^[\da-f]{12}\n$/)
    expect(outcome.stderr).toBe('WARNING: Ignoring custom format, because both --format and --quiet are set.\n')
  })
})

describe('what is not simulated is refused with a word', () => {
  const { run } = workplace()
  run('docker build -t checked checked')
  run('docker run -d --name checked checked')
  run('docker run -d --name bound -v /a:/b -p 127.0.0.1:81:80 --network other --memory 1g --restart always sleeper 600')
  test.each([
    'docker inspect -f "{{.State.Pid}}" web',
    'docker inspect -f "{{.NetworkSettings.IPAddress}}" web',
    'docker inspect -f "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}" web',
    'docker inspect -f "{{json .}}" web',
    'docker inspect -f "{{.HostConfig.CapAdd}}" web',
    'docker inspect -f "{{.HostConfig.Memory}}" bound',
    'docker inspect -f "{{.HostConfig.RestartPolicy}}" bound',
    'docker inspect -f "{{.Mounts}}" bound',
    'docker inspect -f "{{.NetworkSettings.Ports}}" bound',
    'docker inspect -f "{{.State.Health}}" checked',
    'docker image inspect -f "{{.RootFS.Layers}}" sleeper',
    'docker ps --format "{{.Size}}"',
    'docker images --format "{{.Digest}}"',
    'docker version --format json',
  ])('%s', (line) => {
    expect(run(line)).toMatchObject({ exit: 1, diagnostics: [{ code: 'DOCKER_NOT_SIMULATED' }] })
  })
})
