import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { EMPTY_WORLD, type World } from '../../../src/domain/world.ts'
import { createWorkplace } from '../../../src/sandbox/workplace.ts'

const deployment = (image: string, replicas = 3): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: nginx
          image: ${image}
`

function workplace(files: Readonly<Record<string, string>>, world: Partial<World> = {}) {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text, executable: false }))
  return createWorkplace({ files: sources, world: { ...EMPTY_WORLD, ...world }, limits: LIMITS })
}

describe('a rollout, typed line by line', () => {
  const commands = `kubectl apply -f deployment.yaml
kubectl set image deployment/web nginx=nginx:1.27
kubectl rollout status deployment/web
kubectl rollout undo deployment/web
kubectl rollout history deployment/web
`
  const place = workplace({ 'deployment.yaml': deployment('nginx:1.25'), 'commands.sh': commands })
  const span = place.replay('commands.sh', 'typed')
  place.settle()

  test('every command is a step with its output and place', () => {
    expect(span).toEqual({ from: 0, to: 5 })
    expect(place.steps.map(({ step, range }) => [range?.start.line, step.exit, step.stdout])).toEqual([
      [1, 0, 'deployment.apps/web created\n'],
      [2, 0, 'deployment.apps/web image updated\n'],
      [3, 0, expect.stringContaining('deployment "web" successfully rolled out\n')],
      [4, 0, 'deployment.apps/web rolled back\n'],
      [5, 0, expect.stringMatching(/REVISION +CHANGE-CAUSE\n2 +<none>\n3 +<none>\n/)],
    ])
  })

  test('says of each step whether it made a revision, and why', () => {
    expect(place.steps.map(({ step }) => step.revisions)).toMatchObject([
      [{ deployment: 'web', after: 1, made: true, reason: 'REVISION_FIRST' }],
      [{ before: 1, after: 2, made: true, reason: 'REVISION_TEMPLATE_CHANGED' }],
      [],
      [{ before: 2, after: 3, made: true, reason: 'REVISION_REUSED' }],
      [],
    ])
  })

  test('the frames of the steps join without a gap', () => {
    const { steps, frames } = place.trace()
    expect(steps.map(({ frames: [from] }) => from).slice(1)).toEqual(steps.map(({ frames: [, to] }) => to).slice(0, -1))
    expect(steps.at(-1)?.frames[1]).toBe(frames.length)
  })
  test('meets nothing to complain of', () => {
    expect(place.diagnostics).toEqual([])
  })
})

/** Codes with their places, `file:line:column`. */
function told(place: ReturnType<typeof workplace>): readonly string[] {
  return place.diagnostics.map(({ code, range }) =>
    range === undefined ? code : `${code} ${range.file}:${range.start.line}:${range.start.column}`,
  )
}

function replayed(commands: string, files: Readonly<Record<string, string>> = {}, world: Partial<World> = {}) {
  const place = workplace({ 'deployment.yaml': deployment('nginx:1.25'), ...files, 'commands.sh': commands }, world)
  place.replay('commands.sh', 'typed')
  place.settle()
  return place
}

describe('time', () => {
  const commands = 'kubectl apply -f deployment.yaml\nkubectl get deployment web --no-headers\n'

  test('typed: the world settles before each line', () => {
    const place = replayed(commands)
    expect(place.steps[1]?.step.stdout).toMatch(/^web +3\/3 /)
  })

  test('as a script: the next command starts 100 ms after the last ended', () => {
    const place = workplace({ 'deployment.yaml': deployment('nginx:1.25'), 'commands.sh': commands })
    place.replay('commands.sh', 'script')
    const [first, second] = place.steps.map(({ step }) => step)
    expect([first?.startMs, first?.endMs, second?.startMs]).toEqual([0, 80, 180])
    expect(second?.stdout).toMatch(/^web +0\/3 /)
  })

  test('typed: commands on one line follow one another at once', () => {
    const place = replayed('kubectl apply -f deployment.yaml; kubectl get deployment web --no-headers')
    expect(place.steps[1]?.step.startMs).toBe(80)
    expect(place.steps[1]?.step.stdout).toMatch(/^web +0\/3 /)
  })

  test('commands that follow at once: each revision belongs to the command that made it', () => {
    const up = 'kubectl set image deployment/web nginx=nginx:1.27'
    const place = replayed(
      `kubectl apply -f deployment.yaml\n${up} && kubectl rollout undo deployment/web && kubectl annotate deployment/web a=b`,
    )
    expect(place.steps.map(({ step }) => step.revisions.map(({ made, after }) => ({ made, after })))).toEqual([
      [{ made: true, after: 1 }],
      [{ made: true, after: 2 }],
      [{ made: true, after: 3 }],
      [{ made: false, after: 3 }],
    ])
    const { steps, frames } = place.trace()
    expect(steps.map(({ frames: [from] }) => from).slice(1)).toEqual(steps.map(({ frames: [, to] }) => to).slice(0, -1))
    expect(steps.at(-1)?.frames[1]).toBe(frames.length)
  })

  test('`sleep`, `wait` steps and following commands let time pass', () => {
    const place = replayed('sleep 5\nkubectl get pods')
    expect(place.steps[0]?.step.startMs).toBe(5000)
    place.wait(660_000)
    expect(place.cluster.nowMs).toBe(665_080)
  })

  test('a deadline is reached by a following command, not by settling', () => {
    const place = replayed(
      'kubectl apply -f deployment.yaml\nkubectl rollout status deployment/web',
      {
        'deployment.yaml': deployment('nginx:9'),
      },
      { images: [{ reference: 'nginx:9', pull: 'not-found' }] },
    )
    const [apply, status] = place.steps.map(({ step }) => step)
    expect([apply?.exit, status?.exit]).toEqual([0, 1])
    expect(status?.stderr).toBe('error: deployment "web" exceeded its progress deadline\n')
    expect(status?.endMs).toBeGreaterThan(600_000)
  })

  test('a slow pull is still going on when the world has settled', () => {
    const place = replayed(
      'kubectl apply -f deployment.yaml',
      {},
      { images: [{ reference: 'nginx:1.25', pull: 'slow' }] },
    )
    expect(place.run('kubectl get deployment web --no-headers')).toEqual({ from: 1, to: 2 })
    expect(place.steps[1]?.step.stdout).toMatch(/^web +0\/3 /)
    place.run('kubectl rollout status deployment/web')
    expect(place.steps[2]?.step.exit).toBe(0)
  })
})

describe('what a step did to revisions', () => {
  test.each([
    {
      name: 'only replicas',
      line: 'kubectl scale deployment/web --replicas=5',
      note: { made: false, before: 1, after: 1, reason: 'REVISION_TEMPLATE_SAME' },
    },
    {
      name: 'the template',
      line: 'kubectl set env deployment/web A=1',
      note: { made: true, before: 1, after: 2, reason: 'REVISION_TEMPLATE_CHANGED' },
    },
    {
      name: 'a restart',
      line: 'kubectl rollout restart deployment/web',
      note: { made: true, after: 2, reason: 'REVISION_TEMPLATE_CHANGED' },
    },
    {
      name: 'paused',
      line: 'kubectl rollout pause deployment/web && kubectl set env deployment/web A=1',
      note: { made: false, reason: 'REVISION_PAUSED' },
    },
    {
      name: 'only replicas while paused',
      line: 'kubectl rollout pause deployment/web; kubectl scale deployment/web --replicas=5',
      note: { made: false, reason: 'REVISION_TEMPLATE_SAME' },
    },
    {
      name: 'resumed',
      line: 'kubectl rollout pause deployment/web && kubectl set env deployment/web A=1; kubectl rollout resume deployment/web',
      note: { made: true, after: 2, reason: 'REVISION_TEMPLATE_CHANGED' },
    },
    {
      name: 'refused',
      line: 'kubectl patch deployment web -p \'{"spec":{"replicas":-1}}\'',
      note: { made: false, before: 1, after: 1, reason: 'REVISION_REFUSED' },
    },
    {
      name: 'made again after a deletion',
      line: 'kubectl delete deployment web; kubectl apply -f deployment.yaml',
      note: { made: true, after: 1, reason: 'REVISION_FIRST' },
    },
  ])('$name', ({ line, note }) => {
    const place = replayed(`kubectl apply -f deployment.yaml\n${line}`)
    expect(place.steps.at(-1)?.step.revisions).toMatchObject([{ namespace: 'default', deployment: 'web', ...note }])
  })

  test('only replicas of one that was made paused', () => {
    const text = deployment('nginx:1.25').replace('\nspec:\n', '\nspec:\n  paused: true\n')
    const lines = 'kubectl apply -f deployment.yaml\nkubectl scale deployment/web --replicas=5'
    const { steps } = replayed(lines, { 'deployment.yaml': text })
    expect(steps.flatMap(({ step }) => step.revisions.map(({ reason }) => reason))).toEqual([
      'REVISION_PAUSED',
      'REVISION_TEMPLATE_SAME',
    ])
  })

  test.each([
    'kubectl get pods',
    'kubectl rollout history deployment/web',
    'kubectl delete deployment web',
    'kubectl apply -f deployment.yaml',
  ])('nothing: %s', (line) => {
    const place = replayed(`kubectl apply -f deployment.yaml\n${line}`)
    expect(place.steps.at(-1)?.step.revisions).toEqual([])
  })
})

describe('commands of the exercise', () => {
  test('`apply` applies files, and `run` lines share a shell', () => {
    const place = workplace({ 'deployment.yaml': deployment('nginx:1.25') })
    expect(place.apply(['deployment.yaml'])).toEqual({ from: 0, to: 1 })
    place.run('export TAG=1.27')
    expect(place.run('kubectl set image deployment/web nginx=nginx:$TAG && kubectl rollout status deploy/web')).toEqual(
      { from: 1, to: 3 },
    )
    expect(place.steps.map(({ step, by, range }) => [step.argv.join(' '), by, range])).toEqual([
      ['kubectl apply -f deployment.yaml', 'author', undefined],
      ['kubectl set image deployment/web nginx=nginx:1.27', 'author', undefined],
      ['kubectl rollout status deploy/web', 'author', undefined],
    ])
  })

  test('several lines in one `run` are typed one after the other', () => {
    const place = workplace({ 'deployment.yaml': deployment('nginx:1.25') })
    place.run('kubectl apply -f deployment.yaml\nkubectl get deployment web --no-headers\necho )\nkubectl get rs')
    expect(place.steps.map(({ step }) => step.argv[1])).toEqual(['apply', 'get', 'get'])
    expect(place.steps[1]?.step.stdout).toMatch(/^web +3\/3 /)
    expect(told(place)).toEqual(['COMMAND_SYNTAX'])
  })

  test('an `exit` of the learner does not end the author', () => {
    const place = workplace({ 'commands.sh': 'cd nowhere\nexit\nkubectl get pods\n' })
    expect(place.replay('commands.sh', 'typed')).toEqual({ from: 0, to: 0 })
    expect(place.run('kubectl get pods')).toEqual({ from: 0, to: 1 })
  })

  test('files written by a command file are there afterwards', () => {
    const place = replayed(
      'kubectl create deployment x --image=nginx --dry-run=client -o yaml > x.yaml\nkubectl apply -f x.yaml',
    )
    expect(place.files.read('x.yaml')).toContain('kind: Deployment')
    expect(place.steps[1]?.step.stdout).toBe('deployment.apps/x created\n')
  })
})

describe('the folder under the commands', () => {
  test('paths are seen from the working directory, and writes know their file from the root', () => {
    const place = replayed('cd k8s\nkubectl apply -f web.yaml', { 'k8s/web.yaml': deployment('nginx:1.25') })
    expect(place.steps[0]?.step.exit).toBe(0)
    expect(place.cluster.writes.map(({ source }) => source?.file)).toEqual(['k8s/web.yaml'])
  })

  test.each([
    'cd app && docker build -t web:1 .',
    'docker build -t web:1 app',
    'cd app/src; docker build -f ../Dockerfile -t web:1 ..',
  ])('a build knows its Dockerfile from the root: %s', (line) => {
    const place = replayed(line, {
      'app/Dockerfile': 'FROM busybox\nCOPY src/run.sh /\nCMD /run.sh\n',
      'app/src/run.sh': 'x',
    })
    expect(place.steps[0]?.step.exit).toBe(0)
    expect(place.image('web:1')?.builtFrom?.file).toBe('app/Dockerfile')
    expect(told(place)).toEqual([])
  })

  test.each([
    'docker build -f /tmp/Dockerfile -t web:1 .',
    'docker build -t web:1 /tmp',
    'cd /tmp; docker build -t web:1 .',
  ])('an image is built from what commands wrote elsewhere: %s', (line) => {
    const place = replayed(`printf 'FROM busybox\\nCMD ["hi"]\\n' > /tmp/Dockerfile\n${line}`)
    expect(place.image('web:1')?.config.Cmd).toEqual(['hi'])
    expect(told(place)).toEqual([])
  })

  test('a manifest is applied that a command wrote elsewhere', () => {
    const place = replayed('kubectl create configmap a --dry-run=client -o yaml > ~/a.yaml\nkubectl apply -f ~/a.yaml')
    expect(place.steps[1]?.step.stdout).toBe('configmap/a created\n')
    expect(told(place)).toEqual([])
  })

  test('what is read afterwards is read from the root', () => {
    const place = replayed('cd k8s', { 'k8s/web.yaml': 'x' })
    expect(place.files.read('k8s/web.yaml')).toBe('x')
    expect(told(place)).toEqual([])
  })

  test.each([
    { line: 'kubectl apply -f /etc/app.yaml', path: '/etc/app.yaml' },
    { line: 'kubectl apply -f ../app.yaml', path: '../app.yaml' },
    { line: 'kubectl apply -f https://example.com/app.yaml', path: 'https://example.com/app.yaml' },
    { line: 'cat ~/.kube/config', path: '/home/learner/.kube/config' },
    { line: 'cat /tmp/x', path: '/tmp/x' },
    { line: 'echo x > /etc/x', path: '/etc/x' },
    { line: 'cd ..', path: '..' },
    { line: 'docker build -f /tmp/Dockerfile .', path: '/tmp/Dockerfile' },
  ])('$line is told at its place', ({ line, path }) => {
    const place = replayed(`true\n  ${line}\n`)
    expect(place.diagnostics.filter(({ code }) => code === 'COMMAND_PATH_OUTSIDE')).toMatchObject([
      { args: { path }, range: { file: 'commands.sh', start: { line: 2, column: 3 } } },
    ])
  })
})

describe('images', () => {
  test('an image built here is what the pods run', () => {
    const place = replayed('docker build -t web:1 .\nkubectl apply -f pod.yaml\nkubectl logs web', {
      Dockerfile: 'FROM busybox\nENTRYPOINT ["echo", "built"]\n',
      'pod.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: c, image: "web:1" }] }\n',
    })
    expect(place.steps.at(-1)?.step.stdout).toBe('built\n')
    expect(place.builtImages).toEqual(['docker.io/library/web:1'])
    expect(place.image('web:1')?.config.Entrypoint).toEqual(['echo', 'built'])
    expect(told(place).filter((one) => one.startsWith('IMAGE'))).toEqual([])
  })

  test('an image whose build failed does not exist', () => {
    const place = replayed('docker build -t web:1 .\ndocker run web:1', { Dockerfile: 'FROM busybox\nCOPY none /x\n' })
    expect(place.steps[1]?.step.exit).toBe(125)
    expect(place.image('web:1')).toBeUndefined()
  })

  test('an image nobody knows is told once, where the manifest names it', () => {
    const place = replayed('kubectl apply -f deployment.yaml', { 'deployment.yaml': deployment('acme/web:1') })
    expect(told(place)).toEqual(['IMAGE_UNKNOWN deployment.yaml:15:11'])
  })

  test('or at the command that named it', () => {
    const place = replayed('kubectl apply -f deployment.yaml\nkubectl set image deployment/web nginx=nginx:1.99')
    expect(told(place)).toEqual(['IMAGE_TAG_ASSUMED commands.sh:2:1'])
  })

  test('config is known of images with facts, not of a mere name', () => {
    const place = workplace({}, { images: [{ reference: 'team/app:1', readyAfterMs: 1 }] })
    expect(place.image('nginx:1.25')?.config.Cmd).toEqual(['nginx', '-g', 'daemon off;'])
    expect([place.image('team/app:1'), place.image('acme/x:1')]).toEqual([undefined, undefined])
  })
})

describe('odd files', () => {
  test('a missing command file', () => {
    const place = workplace({})
    place.replay('commands.sh', 'typed')
    expect(told(place)).toEqual(['COMMAND_FILE_MISSING'])
  })

  test('pasted prompts', () => {
    const place = replayed('$ kubectl apply -f deployment.yaml\ndeployment.apps/web created\n$ kubectl get deploy\n')
    expect(place.steps.map(({ step, range }) => [step.argv[1], range?.start])).toEqual([
      ['apply', { line: 1, column: 3 }],
      ['get', { line: 3, column: 3 }],
    ])
    expect(told(place)).toEqual(['COMMAND_PROMPT_PASTED commands.sh:1:1'])
  })

  test('kubectl edit', () => {
    const place = replayed('kubectl apply -f deployment.yaml\nkubectl edit deployment web')
    expect(told(place)).toEqual(['COMMAND_EDITOR commands.sh:2:1'])
  })

  test('the same calls give the same trace', () => {
    const commands = 'kubectl apply -f deployment.yaml\nkubectl set image deployment/web nginx=nginx:1.27\n'
    expect(JSON.stringify(replayed(commands).trace())).toBe(JSON.stringify(replayed(commands).trace()))
  })
})

/** A workplace in which a line was typed and then all containers were listed. */
function listedAfter(line: string) {
  const at = workplace({ 'commands.sh': `${line}\ndocker ps -a --format '{{.Names}} {{.Status}}'\n` })
  at.replay('commands.sh', 'typed')
  return at
}

describe('docker run in the background of the shell', () => {
  test.each([
    { line: 'docker run --name awake ubuntu sleep infinity &', list: 'awake Up Less than a second\n' },
    { line: 'docker container run --name nap ubuntu sleep 5 &', list: 'nap Up Less than a second\n' },
    { line: 'docker run --name gone ubuntu &', list: 'gone Exited (0) Less than a second ago\n' },
  ])('$line', ({ line, list }) => {
    const { steps, diagnostics } = listedAfter(line)
    expect(steps[0]?.step).toMatchObject({ exit: 0, stdout: '' })
    expect(steps[1]?.step.stdout).toBe(list)
    expect(diagnostics).toEqual([])
  })

  test('what cannot start is told all the same', () => {
    expect(listedAfter('docker run ubuntu nosuch &').steps[0]?.step.stderr).toContain('executable file not found')
  })
})
