import { describe, expect, test } from 'vitest'
import { createWorkplace } from './workplace.ts'

const FILES: Readonly<Record<string, string>> = {
  Dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\nCMD ["5"]\n',
  'app/Dockerfile': 'FROM busybox\nCOPY hello.sh /hello.sh\nRUN chmod +x /hello.sh\nCMD ["/hello.sh"]\n',
  'app/hello.sh': '#!/bin/sh\necho out\necho err >&2\nexit 3\n',
  'app/Other': 'FROM busybox\nARG WHO=nobody\nENV WHO=$WHO\nCMD echo $WHO\n',
  'trap/Dockerfile':
    'FROM busybox\nCOPY --chmod=755 <<"EOT" /ep.sh\n#!/bin/sh\ntrap "echo bye; exit 4" TERM\necho up\nsleep 999 & wait\nEOT\nCMD ["/ep.sh"]\n',
  'bad/Dockerfile': 'FROM alpine\nCMDD x\n',
  'Dockerfile.env': 'FROM busybox\nENV GREETING=moin LAST=1\n',
  'vars.env': 'A=1\n# a comment\nB=two words\n',
}

const workplace = () => createWorkplace(FILES)

describe('docker build', () => {
  test('names the image, and -q prints its id alone', () => {
    const { run, docker } = workplace()
    const { exit, stdout } = run('docker build -q -t sleeper .')
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: expect.stringMatching(/^sha256:[0-9a-f]{64}\n$/) })
    expect(docker.image('sleeper:latest')?.config).toMatchObject({ Entrypoint: ['sleep'], Cmd: ['5'] })
    expect(docker.image('docker.io/library/sleeper')).toBeDefined()
  })

  test('the same build gives the same id', () => {
    const first = workplace().run('docker build -q .').stdout
    expect(workplace().run('docker build -q .').stdout).toBe(first)
  })

  test('takes another file, and build arguments', () => {
    const { run } = workplace()
    expect(run('docker build -t who -f app/Other --build-arg WHO=ada app').exit).toBe(0)
    expect(run('docker run who').stdout).toBe('ada\n')
  })

  test.each(['constructor', 'toString'])('%s is no variable that docker is called with', (name) => {
    const { run } = workplace()
    const { stdout } = run(`docker run -e ${name} alpine env`)
    expect(stdout).toContain('PATH=')
    expect(stdout).not.toContain(name)
  })

  test.each(['sh -c "set -o constructor"', 'sh -c "ls --constructor"', 'env --constructor'])(
    '%s names no option that there is',
    (command) => {
      const { exit, stderr } = workplace().run(`docker run alpine ${command}`)
      expect(exit).not.toBe(0)
      expect(stderr).toContain('constructor')
    },
  )

  test('says what is wrong with the Dockerfile, and where', () => {
    const { exit, stderr } = workplace().run('docker build bad')
    expect(exit).toBe(1)
    expect(stderr).toContain('dockerfile parse error on line 2: unknown instruction: CMDD (did you mean CMD?)')
  })

  test.each([
    { line: 'docker build', told: "'docker buildx build' requires 1 argument" },
    { line: 'docker build nowhere', told: 'unable to prepare context: path "nowhere" not found' },
    { line: 'docker build -f Nope .', told: 'failed to read dockerfile: open Nope: no such file or directory' },
    { line: 'docker build -t Upper .', told: 'invalid tag "Upper"' },
    { line: 'docker build ../up', told: 'path "../up" not found' },
  ])('$line', ({ line, told }) => {
    const { exit, stderr } = workplace().run(line)
    expect(exit).toBe(1)
    expect(stderr).toContain(told)
  })
})

describe('docker run', () => {
  test('in the foreground it takes as long as the process', () => {
    const { run, nowMs } = workplace()
    run('docker build -t sleeper .')
    expect(run('docker run sleeper')).toMatchObject({ exit: 0, stdout: '', stderr: '' })
    expect(nowMs()).toBe(5000)
  })

  test('prints both streams and gives the exit code', () => {
    const { run } = workplace()
    run('docker build -t hello app')
    expect(run('docker run hello')).toMatchObject({ exit: 3, stdout: 'out\n', stderr: 'err\n' })
  })

  test('options stand before the image, the rest belongs to the container', () => {
    const { run } = workplace()
    run('docker build -t sleeper .')
    expect(run('docker run --entrypoint echo sleeper --entrypoint x').stdout).toBe('--entrypoint x\n')
  })

  test('variables come from flags, files and the caller', () => {
    const { run } = workplace()
    const { stdout } = run('docker run --rm --env-file vars.env -e C=3 -e FROM_OUTSIDE -e NOT_SET busybox env')
    expect(stdout.split('\n').filter((entry) => /^(A|B|C|FROM_OUTSIDE|NOT_SET)=/.test(entry))).toEqual([
      'A=1',
      'B=two words',
      'C=3',
      'FROM_OUTSIDE=seen',
    ])
  })

  test('a variable given without value and unknown to the caller is taken from the container', () => {
    const { run } = workplace()
    run('docker build -t greeter -f Dockerfile.env .')
    expect(run('docker run --rm greeter env').stdout).toContain('GREETING=moin\n')
    expect(run('docker run --rm -e GREETING greeter env').stdout).not.toContain('GREETING')
    run('docker run -d --name g greeter sleep 100')
    expect(run('docker exec -e GREETING g env').stdout).not.toContain('GREETING')
    expect(run('docker exec --env-file vars.env -e A=3 g env').stdout).toMatch(/A=3\nB=two words\n/)
  })

  test('given variables stand before those of the image, and the last of a name counts', () => {
    const { run } = workplace()
    run('docker build -t greeter -f Dockerfile.env .')
    const given = '-e Z=1 -e GREETING=hi -e Z=2'
    const seen = run(`docker run --rm ${given} greeter env`).stdout.split('\n')
    expect(seen.filter((entry) => /^(?:Z|GREETING|LAST)=/.test(entry))).toEqual(['Z=2', 'GREETING=hi', 'LAST=1'])
    run(`docker create --name g ${given} greeter`)
    expect(run('docker inspect -f "{{json .Config.Env}}" g').stdout).toMatch(/^\["Z=1","GREETING=hi","Z=2","PATH=/)
  })

  test.each([
    { flag: 'always:3', why: "maximum retry count can only be used with 'on-failure'" },
    { flag: 'no:-1', why: "maximum retry count can only be used with 'on-failure' and cannot be negative" },
    { flag: 'on-failure:-1', why: 'maximum retry count cannot be negative' },
    { flag: 'foo', why: "unknown policy 'foo'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'" },
  ])('the daemon refuses --restart $flag before it looks for a command', ({ flag, why }) => {
    const { exit, stderr } = workplace().run(`docker run --restart ${flag} --entrypoint "" busybox`)
    expect(exit).toBe(125)
    expect(stderr).toContain(`docker: Error response from daemon: invalid restart policy: ${why}\n`)
  })

  test.each([
    '--restart on-failure:2',
    '--group-add 5',
    '--pids-limit 9',
    '-v a:b:c',
    '-v c:\\x:d:ro',
    '--ulimit nofile=-1',
  ])('accepted: %s', (flags) => {
    expect(workplace().run(`docker run ${flags} busybox echo hi`)).toMatchObject({ exit: 0, stdout: 'hi\n' })
  })

  test('-i passes standard input on', () => {
    expect(workplace().run('docker run -i busybox cat', 'from outside\n').stdout).toBe('from outside\n')
    expect(workplace().run('docker run busybox cat', 'from outside\n').stdout).toBe('')
  })

  test('of hundreds the last are left sooner: all their work together is bounded', () => {
    const { run } = workplace()
    const long = 'docker run --rm busybox sh -c "for i in $(seq 1 300); do :; done; echo done"'
    expect(run(long).stdout).toBe('done\n')
    for (let count = 0; count < 200; count += 1) run('docker run --rm busybox true')
    expect(run('docker run --rm busybox echo short').stdout).toBe('short\n')
    expect(run(long).diagnostics.map(({ code }) => code)).toEqual(['DOCKER_RUN_NEVER_ENDS'])
  })

  test('one that never ends is left, and that is said', () => {
    const { run, docker } = workplace()
    const { exit, diagnostics } = run('docker run --name c busybox sleep infinity')
    expect(exit).toBe(130)
    expect(diagnostics.map(({ code }) => code)).toEqual(['DOCKER_RUN_NEVER_ENDS'])
    expect(docker.containers).toMatchObject([{ name: 'c', state: { status: 'running' } }])
  })

  test.each([
    { story: 'nothing to run', line: 'docker run --entrypoint= sleeper', exit: 125, told: 'no command specified' },
    {
      story: 'a program that is missing',
      line: 'docker run busybox nosuch',
      exit: 127,
      told: 'exec: "nosuch": executable file not found in $PATH',
    },
    {
      story: 'a folder',
      line: 'docker run busybox /etc',
      exit: 126,
      told: 'exec: "/etc": is a directory: permission denied',
    },
    { story: 'an unknown user', line: 'docker run -u ghost busybox id', exit: 125, told: 'unable to find user ghost' },
    {
      story: 'an unknown image',
      line: 'docker run nosuch/image',
      exit: 125,
      told: 'pull access denied for nosuch/image',
    },
    {
      story: 'a relative working directory',
      line: 'docker run -w rel busybox pwd',
      exit: 125,
      told: "the working directory 'rel' is invalid",
    },
    { story: 'an unknown flag', line: 'docker run --nope busybox', exit: 125, told: 'unknown flag: --nope' },
    {
      story: 'an unknown short flag',
      line: 'docker run -Z busybox',
      exit: 125,
      told: "unknown shorthand flag: 'Z' in -Z",
    },
    { story: 'a flag without its value', line: 'docker run --name', exit: 125, told: 'flag needs an argument: --name' },
    { story: 'an image name with capitals', line: 'docker run Nginx', exit: 125, told: 'must be lowercase' },
    {
      story: 'a signal that does not exist',
      line: 'docker run --stop-signal NOPE busybox',
      exit: 125,
      told: 'invalid signal: NOPE',
    },
  ])('refuses $story', ({ line, exit, told }) => {
    const { run } = workplace()
    run('docker build -t sleeper .')
    const outcome = run(line)
    expect(outcome.exit).toBe(exit)
    expect(outcome.stderr).toContain(told)
  })

  test('a name is given once', () => {
    const { run } = workplace()
    run('docker run -d --name web busybox sleep 9')
    expect(run('docker run -d --name web busybox sleep 9').stderr).toContain(
      'The container name "/web" is already in use',
    )
  })
})

describe('docker ps', () => {
  test('puts words with blanks into single quotes, and cuts a long command', () => {
    const { run } = createWorkplace({ Dockerfile: 'FROM busybox\nCMD echo a\n' })
    run('docker build -t said .')
    run('docker run said')
    run('docker run --entrypoint sleep busybox 1 0.5 0.25 0.125')
    expect(run('docker ps -a --format {{.Command}}').stdout).toBe('"sleep 1 0.5 0.25 0.…"\n"/bin/sh -c \'echo a\'"\n')
    expect(run('docker ps -a --no-trunc --format {{.Command}}').stdout).toContain('"sleep 1 0.5 0.25 0.125"\n')
  })
})

test.each([
  { words: '--name c sleeper', is: '[sleep][5]' },
  { words: '--name c sleeper 2', is: '[sleep][2]' },
  { words: '--name c --entrypoint echo sleeper', is: '[echo][]' },
  { words: '--name c --entrypoint echo sleeper 2', is: '[echo][2]' },
])('inspect of a container shows what it was started with: docker run $words', ({ words, is }) => {
  const { run } = workplace()
  run('docker build -t sleeper .')
  run(`docker run ${words}`)
  expect(run('docker inspect -f {{.Config.Entrypoint}}{{.Config.Cmd}} c').stdout).toBe(`${is}\n`)
})

test('a quiet pull tells only the reference', () => {
  expect(workplace().run('docker pull -q busybox').stdout).toBe('docker.io/library/busybox:latest\n')
})

describe('a container in the background', () => {
  test('lives on the clock of the world', () => {
    const { run, wait, docker } = workplace()
    expect(run('docker run -d --name c busybox sleep 10').stdout).toMatch(/^[0-9a-f]{64}\n$/)
    wait(3000)
    expect(run('docker ps').stdout).toMatch(/"sleep 10" +3 seconds ago +Up 3 seconds +c\n$/)
    wait(8000)
    expect(docker.containers).toMatchObject([{ state: { status: 'exited', exitCode: 0, finishedMs: 10_000 } }])
    expect(run('docker ps').stdout.split('\n')).toHaveLength(2)
    expect(run('docker ps -a').stdout).toContain('Exited (0) 1 second ago')
  })

  test('stop waits for the handler', () => {
    const { run, nowMs } = workplace()
    run('docker build -t trapper trap')
    run('docker run -d --name t trapper')
    expect(run('docker logs t').stdout).toBe('up\n')
    expect(run('docker stop t')).toMatchObject({ exit: 0, stdout: 't\n' })
    expect(nowMs()).toBe(0)
    expect(run('docker logs t').stdout).toBe('up\nbye\n')
    expect(run('docker inspect -f {{.State.Status}}/{{.State.ExitCode}} t').stdout).toBe('exited/4\n')
  })

  test('stop waits out the grace period of a process that does not listen', () => {
    const { run, nowMs } = workplace()
    run('docker run -d --name s busybox sleep 300')
    run('docker stop -t 3 s')
    expect(nowMs()).toBe(3000)
    expect(run('docker wait s').stdout).toBe('137\n')
  })

  test('kill, start, rm', () => {
    const { run, docker } = workplace()
    run('docker run -d --name s busybox sleep 300')
    expect(run('docker rm s').stderr).toContain('container is running')
    expect(run('docker kill s').exit).toBe(0)
    expect(run('docker kill s').stderr).toContain('is not running')
    expect(run('docker start s').stdout).toBe('s\n')
    expect(docker.containers[0]?.state.status).toBe('running')
    expect(run('docker rm -f s').exit).toBe(0)
    expect(run('docker logs s')).toMatchObject({
      exit: 1,
      stderr: 'Error response from daemon: No such container: s\n',
    })
  })

  test('--rm removes it when it is over', () => {
    const { run, docker } = workplace()
    run('docker run --rm busybox true')
    expect(docker.containers).toEqual([])
  })

  test('a program that is not modelled is assumed to run, and that is said', () => {
    const { run, docker } = workplace()
    const { diagnostics } = run('docker run -d python:3.12 python -c x')
    expect(diagnostics.map(({ code }) => code)).toEqual(['IMAGE_PROGRAM_ASSUMED'])
    expect(docker.containers[0]?.state.status).toBe('running')
  })
})

describe('images', () => {
  test('are listed, tagged and removed', () => {
    const { run, docker } = workplace()
    run('docker build -t sleeper .')
    expect(run('docker tag sleeper team/sleeper:v1').exit).toBe(0)
    expect(run('docker tag Sleeper b').stderr).toBe(
      'Error parsing reference: "Sleeper" is not a valid repository/tag: invalid reference format: repository name (library/Sleeper) must be lowercase\n',
    )
    expect(run('docker images --format {{.Repository}}:{{.Tag}}').stdout).toBe('sleeper:latest\nteam/sleeper:v1\n')
    expect(run('docker rmi team/sleeper:v1').stdout).toBe('Untagged: team/sleeper:v1\n')
    expect(run('docker rmi sleeper').stdout).toContain('Deleted: sha256:')
    expect(docker.image('sleeper')).toBeUndefined()
    expect(run('docker rmi sleeper').stderr).toBe('Error response from daemon: No such image: sleeper:latest\n')
  })

  test('a name goes over to the new build', () => {
    const { run, docker } = workplace()
    run('docker build -t x .')
    run('docker build -t x app')
    expect(docker.image('x')?.config.Cmd).toEqual(['/hello.sh'])
    expect(docker.images).toHaveLength(2)
  })

  test('inspect shows the config', () => {
    const { run } = workplace()
    run('docker build -t sleeper .')
    expect(run('docker inspect -f {{.Config.Entrypoint}} sleeper').stdout).toBe('[sleep]\n')
    expect(run('docker inspect -f {{.Config.Nope}} sleeper')).toMatchObject({
      exit: 1,
      stdout: '\n',
      stderr:
        'template parsing error: template: :1:9: executing "" at <.Config.Nope>: map has no entry for key "Nope"\n',
    })
    expect(JSON.parse(run('docker image inspect sleeper').stdout)).toMatchObject([{ Config: { Cmd: ['5'] } }])
  })
})

describe('other commands', () => {
  test.each([
    { line: 'docker cp web:/a b', codes: ['DOCKER_NOT_SIMULATED'] },
    { line: 'docker compose up', codes: ['DOCKER_NOT_SIMULATED'] },
    { line: 'docker volume ls', codes: ['DOCKER_NOT_SIMULATED'] },
    { line: 'docker frobnicate', codes: [] },
  ])('$line', ({ line, codes }) => {
    const { exit, diagnostics } = workplace().run(line)
    expect(exit).toBe(1)
    expect(diagnostics.map(({ code }) => code)).toEqual(codes)
  })

  test('a group says the same as its short form', () => {
    const { run } = workplace()
    run('docker container run -d --name c busybox sleep 9')
    expect(run('docker container ls').stdout).toBe(run('docker ps').stdout)
  })
})
