import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { EMPTY_WORLD, type ImageRule } from '../../../src/domain/world.ts'
import type { ContainerFate } from '../../../src/engines/rollout/runtime.ts'
import type { Api } from '../../../src/kubernetes/api.ts'
import type { Container, Pod } from '../../../src/kubernetes/types.ts'
import { createRuntime } from '../../../src/sandbox/container-runtime.ts'
import { createImages } from '../../../src/sandbox/images.ts'
import { createPredictor } from '../../../src/sandbox/process-memory.ts'
import { createWorkplace } from '../../../src/sandbox/workplace.ts'

const RULES: readonly ImageRule[] = [
  { reference: 'nginx:1.27', pull: 'not-found' },
  { reference: 'ghcr.io/acme/private:1', pull: 'unauthorized' },
  { reference: 'nginx:slow', pull: 'slow' },
  { reference: 'team/unready:1', readyAfterMs: 'never' },
  { reference: 'team/crash:1', exits: { code: 3, afterMs: 2000, log: 'boom\n' } },
  { reference: 'team/app:1', readyAfterMs: 4000 },
  { reference: 'team/empty:1', like: 'debian', entrypoint: [], cmd: [] },
]

/** The API server as the runtime asks it: one ConfigMap, no services. */
function oneConfigMap(): Api {
  const { api } = createWorkplace({ files: [], world: EMPTY_WORLD, limits: LIMITS }).cluster
  api.create('configmaps', 'default', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'opts' },
    data: { WHO: 'you' },
  })
  const metadata = { name: 'keys' }
  api.create('secrets', 'default', { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { TOKEN: 'tök' } })
  return api
}

function fate(
  container: Partial<Container>,
  spec: Partial<Pod['spec']> = {},
): ContainerFate & { told: readonly string[] } {
  const told: string[] = []
  const api = oneConfigMap()
  const runtime = createRuntime({
    images: createImages({ ...EMPTY_WORLD, images: RULES }, { built: () => undefined, failed: () => false }),
    predict: createPredictor(LIMITS),
    limits: LIMITS,
    api: () => api,
    notice: ({ code }) => told.push(code),
  })
  const whole: Container = { name: 'c', image: 'nginx', ...container }
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-x', namespace: 'default', uid: 'u-1' },
    spec: { containers: [whole], ...spec },
    status: { phase: 'Pending' },
  }
  return { ...runtime(whole, pod), told }
}

describe('pulling', () => {
  test.each([
    {
      name: 'an image that is not there',
      image: 'nginx:1.27',
      pull: {
        ok: false,
        message:
          'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.27": failed to resolve reference ' +
          '"docker.io/library/nginx:1.27": docker.io/library/nginx:1.27: not found',
      },
    },
    {
      name: 'an image one may not pull',
      image: 'ghcr.io/acme/private:1',
      pull: {
        ok: false,
        message: expect.stringContaining('pull access denied, repository does not exist or may require authorization'),
      },
    },
    { name: 'a slow one', image: 'nginx:slow', pull: { ok: true, afterMs: 120_000 } },
    { name: 'any other', image: 'nginx:1.25', pull: { ok: true, afterMs: 1000 } },
  ])('$name', ({ image, pull }) => {
    expect(fate({ image }).pull).toMatchObject(pull)
  })

  test.each([
    {
      name: 'an invalid name',
      container: { image: 'nginx:1:2' },
      run: { kind: 'create-error', reason: 'InvalidImageName' },
    },
    {
      name: 'the policy Never',
      container: { image: 'nginx', imagePullPolicy: 'Never' },
      run: {
        kind: 'create-error',
        reason: 'ErrImageNeverPull',
        message: 'Container image "nginx" is not present with pull policy of Never',
      },
    },
  ])('$name', ({ container, run }) => {
    expect(fate(container).run).toMatchObject(run)
  })
})

describe('running', () => {
  test.each([
    { name: 'a server', container: { image: 'nginx' }, run: { kind: 'runs', readyAfterMs: 500 } },
    { name: 'a shell without a terminal', container: { image: 'ubuntu' }, run: { kind: 'exits', exitCode: 0 } },
    { name: 'a shell with one', container: { image: 'ubuntu', stdin: true, tty: true }, run: { kind: 'runs' } },
    {
      name: 'sleep ends by itself',
      container: { image: 'ubuntu', command: ['sleep', '5'] },
      run: { kind: 'exits', exitCode: 0, afterMs: 5000 },
    },
    {
      name: 'arguments replace Cmd',
      container: { image: 'busybox', args: ['sh', '-c', 'exit 7'] },
      run: { kind: 'exits', exitCode: 7 },
    },
    {
      name: 'a program that is not there',
      container: { image: 'nginx', command: ['nope'] },
      run: {
        kind: 'start-error',
        exitCode: 128,
        message:
          'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container ' +
          'process: error during container init: exec: "nope": executable file not found in $PATH',
      },
    },
    {
      name: 'nothing to start',
      container: { image: 'team/empty:1' },
      run: { kind: 'create-error', reason: 'CreateContainerError' },
    },
    {
      name: 'the entry says it ends',
      container: { image: 'team/crash:1', command: ['sleep', '99'] },
      run: { kind: 'exits', exitCode: 3, afterMs: 2000 },
    },
    {
      name: 'the entry says it is never ready',
      container: { image: 'team/unready:1' },
      run: { kind: 'runs', readyAfterMs: 'never' },
    },
    {
      name: 'an image without facts runs by itself',
      container: { image: 'team/app:1' },
      run: { kind: 'runs', readyAfterMs: 4000 },
    },
    {
      name: 'and has the usual tools',
      container: { image: 'team/app:1', command: ['sh', '-c', 'exit 4'] },
      run: { kind: 'exits', exitCode: 4 },
    },
    { name: 'an image nobody knows goes on as if it ran', container: { image: 'acme/x:1' }, run: { kind: 'runs' } },
  ])('$name', ({ container, run }) => {
    expect(fate(container).run).toMatchObject(run)
  })

  test('variables of the manifest are replaced in command and args, and reach the process', () => {
    const container = {
      image: 'busybox',
      env: [
        { name: 'A', value: 'hi' },
        { name: 'B', value: '$(A) there' },
        { name: 'C', valueFrom: { configMapKeyRef: { name: 'opts', key: 'WHO' } } },
        { name: 'D', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'E', valueFrom: { secretKeyRef: { name: 'keys', key: 'TOKEN' } } },
      ],
      envFrom: [
        { configMapRef: { name: 'opts' }, prefix: 'P_' },
        { secretRef: { name: 'keys' }, prefix: 'S_' },
      ],
      command: ['sh', '-c', 'echo "$(B) $C $D $P_WHO $E $S_TOKEN"'],
    }
    expect(fate(container).log).toBe('hi there you web-x you tök tök\n')
  })

  test('a label that the pod has not is empty, whatever it is called', () => {
    const env = [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['constructor']" } } }]
    expect(fate({ image: 'busybox', env, command: ['sh', '-c', 'echo "<$A>"'] }).log).toBe('<>\n')
  })

  test.each([
    {
      name: 'a Secret that is not there',
      env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'no', key: 'k' } } }],
      message: 'secret "no" not found',
    },
    {
      name: 'a ConfigMap that is not there',
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'no', key: 'k' } } }],
      message: 'configmap "no" not found',
    },
    {
      name: 'a key that is not there',
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'opts', key: 'k' } } }],
      message: "couldn't find key k in ConfigMap default/opts",
    },
  ])('$name', ({ env, message }) => {
    expect(fate({ env }).run).toEqual({ kind: 'create-error', reason: 'CreateContainerConfigError', message })
  })

  test('an optional one may be missing', () => {
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'no', key: 'k', optional: true } } }]
    expect(fate({ env }).run.kind).toBe('runs')
  })

  test.each([
    {
      name: 'root',
      container: {},
      spec: { securityContext: { runAsNonRoot: true } },
      message: 'container has runAsNonRoot and image will run as root (pod: "web-x_default(u-1)", container: c)',
    },
    {
      name: 'a user by number',
      container: { securityContext: { runAsUser: 101 } },
      spec: { securityContext: { runAsNonRoot: true } },
      message: undefined,
    },
  ])('runAsNonRoot with $name', ({ container, spec, message }) => {
    const { run } = fate(container, spec)
    expect(run.kind === 'create-error' ? run.message : undefined).toBe(message)
  })
})

describe('stopping', () => {
  test.each([
    { name: 'a server obeys', container: { image: 'nginx' }, seconds: 30, atMost: 1000 },
    {
      name: 'sleep as PID 1 is killed after the grace period',
      container: { image: 'ubuntu', command: ['sleep', 'infinity'] },
      seconds: 7,
      atMost: 7000,
    },
  ])('$name', ({ container, seconds, atMost }) => {
    const { stopMs } = fate(container, { terminationGracePeriodSeconds: seconds })
    expect(stopMs).toBeLessThanOrEqual(atMost)
    expect(stopMs === atMost).toBe(atMost === 7000)
  })
})

describe('what is said', () => {
  test.each([
    { image: 'nginx:1.25', told: [] },
    { image: 'nginx:1.99', told: ['IMAGE_TAG_ASSUMED'] },
    { image: 'acme/x:1', told: ['IMAGE_UNKNOWN'] },
  ])('$image', ({ image, told }) => {
    expect(fate({ image }).told).toEqual(told)
  })
})

const exec = (...command: readonly string[]) => ({ exec: { command } })

describe('probes', () => {
  test.each<{ name: string; container: Partial<Container>; told: readonly string[]; run: object }>([
    { name: 'none', container: {}, told: [], run: { kind: 'runs' } },
    {
      name: 'one that asks the program',
      container: { readinessProbe: { httpGet: { path: '/', port: 9999 } } },
      told: ['PROBE_ASSUMED'],
      run: { kind: 'runs' },
    },
    {
      name: 'several that ask the program are told once',
      container: { readinessProbe: { tcpSocket: { port: 1 } }, startupProbe: { tcpSocket: { port: 1 } } },
      told: ['PROBE_ASSUMED'],
      run: { kind: 'runs' },
    },
    { name: 'one that succeeds', container: { livenessProbe: exec('true') }, told: [], run: { kind: 'runs' } },
    {
      name: 'a liveness probe that fails: the container is killed at the third time',
      container: { livenessProbe: { ...exec('/bin/false'), initialDelaySeconds: 3, periodSeconds: 5 } },
      told: [],
      run: { kind: 'exits', exitCode: 137 },
    },
  ])('$name', ({ container, told, run }) => {
    const { told: codes, run: got } = fate(container)
    expect(codes).toEqual(told)
    expect(got).toMatchObject(run)
  })

  test('it is killed after the delay and two periods more, and takes its time to end', () => {
    const { run, stopMs } = fate({ livenessProbe: { ...exec('false'), initialDelaySeconds: 3, periodSeconds: 5 } })
    expect(run).toMatchObject({ afterMs: 13_000 + stopMs })
  })

  test('an image that cannot be pulled has none to tell of', () => {
    expect(fate({ image: 'nginx:1.27', livenessProbe: { tcpSocket: { port: 80 } } }).told).toEqual([])
  })
})

const sh = (script: string, more: Partial<Container> = {}): Container => ({
  name: 'c',
  image: 'busybox:1.36',
  command: ['sh', '-c', script],
  ...more,
})
const at = (mountPath: string, name = 'shared', more: object = {}) => ({
  volumeMounts: [{ name, mountPath, ...more }],
})

describe('volumes', () => {
  const volumes = [
    { name: 'shared', emptyDir: {} },
    { name: 'opts', configMap: { name: 'opts' } },
    { name: 'chosen', configMap: { name: 'opts', items: [{ key: 'WHO', path: 'deep/who.txt' }] } },
    { name: 'keys', secret: { secretName: 'keys' } },
  ]
  const init = (script: string, more: Partial<Container> = at('/work')): Container =>
    sh(script, { name: 'init', ...more })

  test.each<{ name: string; container: Container; inits?: readonly Container[]; exitCode?: number; log: string }>([
    { name: 'a folder that the image does not have', container: sh('cd /data && pwd', at('/data')), log: '/data\n' },
    { name: 'written to by anybody', container: sh('echo x > /a/b/x; cat /a/b/x', at('/a/b')), log: 'x\n' },
    { name: 'hides what the image has there', container: sh('ls /etc', at('/etc/')), log: '' },
    { name: 'keys of a ConfigMap', container: sh('cat /opts/WHO', at('/opts', 'opts')), log: 'you' },
    { name: 'chosen keys', container: sh('cat /opts/deep/who.txt', at('/opts', 'chosen')), log: 'you' },
    { name: 'keys of a Secret', container: sh('cat /keys/TOKEN', at('/keys', 'keys')), log: 'tök' },
    {
      name: 'one key as one file',
      container: sh('cat /etc/who.conf', at('/etc/who.conf', 'opts', { subPath: 'WHO' })),
      log: 'you',
    },
    {
      name: 'what an init container left',
      container: sh('cat /in/page', at('/in')),
      inits: [init('echo hello > /work/page')],
      log: 'hello\n',
    },
    {
      name: 'each init container finds what those before it left',
      container: sh('cat /in/page', at('/in')),
      inits: [init('echo one > /work/page'), sh('echo two >> /w/page', { name: 'second', ...at('/w') })],
      log: 'one\ntwo\n',
    },
    {
      name: 'what it wrote elsewhere is gone',
      container: sh('cat /in/page', at('/in')),
      inits: [init('echo hello > /tmp/page')],
      exitCode: 1,
      log: "cat: can't open '/in/page': No such file or directory\n",
    },
    {
      name: 'without the volume there is no such folder',
      container: sh('echo x > /work/x'),
      exitCode: 1,
      log: "sh: can't create /work/x: nonexistent directory\n",
    },
  ])('$name', ({ container, inits = [], exitCode = 0, log }) => {
    const { run, log: got } = fate(container, { initContainers: inits, volumes })
    expect(got).toBe(log)
    expect(run).toMatchObject({ kind: 'exits', exitCode })
  })
})
