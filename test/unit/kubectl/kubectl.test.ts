import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { createWorkbench, deploymentYaml } from './workbench.ts'

const WEB = { 'web.yaml': deploymentYaml('web', 'nginx:1.25') }

describe('patching', () => {
  test.each([
    ['{"metadata":{"name":"x"}}', 'the name of the object (x) does not match the name on the URL (web)'],
    [
      '{"metadata":{"name":null}}',
      'the name of the object (web based on URL) was undeterminable: name must be provided',
    ],
    [
      '{"metadata":{"namespace":"x"}}',
      'the namespace of the object (x) does not match the namespace on the URL (default)',
    ],
  ])('does not move an object: %s', (patch, message) => {
    const bench = createWorkbench(WEB)
    bench.run('apply -f web.yaml')
    const outcome = bench.run(`patch deploy web --type=merge -p '${patch}'`)
    expect([outcome.exit, outcome.stderr]).toEqual([1, `Error from server (BadRequest): ${message}\n`])
  })
})

describe('applying', () => {
  test('says created, unchanged, configured', () => {
    const bench = createWorkbench(WEB)
    expect(bench.run('apply -f web.yaml').stdout).toBe('deployment.apps/web created\n')
    expect(bench.run('apply -f web.yaml').stdout).toBe('deployment.apps/web unchanged\n')
    bench.files.set('web.yaml', deploymentYaml('web', 'nginx:1.26'))
    expect(bench.run('apply -f web.yaml').stdout).toBe('deployment.apps/web configured\n')
  })

  test('keeps the file beside the write', () => {
    const bench = createWorkbench({ 'k8s/all.yaml': `${deploymentYaml('a', 'x')}---\n${deploymentYaml('b', 'x')}` })
    bench.run('apply -f k8s')
    expect(bench.cluster.writes.map((write) => write.source)).toEqual([
      { file: 'k8s/all.yaml', document: 0 },
      { file: 'k8s/all.yaml', document: 1 },
    ])
  })

  test('writes the configuration down as Go would', () => {
    const bench = createWorkbench({
      'cm.yaml': 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: c}\ndata: {b: "<&>", a: "1"}\n',
    })
    bench.run('apply -f cm.yaml')
    const path = '{.metadata.annotations.kubectl\\.kubernetes\\.io/last-applied-configuration}'
    expect(bench.run(`get cm c -o jsonpath='${path}'`).stdout).toBe(
      '{"apiVersion":"v1","data":{"a":"1","b":"\\u003c\\u0026\\u003e"},"kind":"ConfigMap",' +
        '"metadata":{"annotations":{},"name":"c","namespace":"default"}}\n',
    )
  })

  test('reads standard input', () => {
    expect(createWorkbench().run('apply -f -', WEB['web.yaml']).stdout).toBe('deployment.apps/web created\n')
  })

  test('goes on after an error, and a file that cannot be read ends there', () => {
    const bench = createWorkbench({
      ...WEB,
      'half.yaml': `${deploymentYaml('half', 'nginx')}---\na: b: c\n---\n${deploymentYaml('rest', 'nginx')}`,
    })
    const outcome = bench.run('apply -f half.yaml -f web.yaml')
    expect(outcome.stdout).toBe('deployment.apps/half created\ndeployment.apps/web created\n')
    expect(outcome.stderr).toBe(
      'error: error parsing half.yaml: error converting YAML to JSON: yaml: mapping values are not allowed in this context\n',
    )
    expect(outcome.exit).toBe(1)
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['YAML_SYNTAX'])
  })

  test('a kind without a model is said at its line', () => {
    const bench = createWorkbench({ 'sa.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\n' })
    const outcome = bench.run('apply -f sa.yaml')
    expect([outcome.exit, outcome.stdout]).toEqual([0, 'serviceaccount/robot created\n'])
    expect(outcome.diagnostics).toMatchObject([
      {
        code: 'MANIFEST_NOT_SIMULATED',
        severity: 'warning',
        args: { what: 'ServiceAccount' },
        range: { file: 'sa.yaml', start: { line: 2, column: 7 } },
      },
    ])
  })
})

describe('following a rollout', () => {
  test('prints a line at every change until it is done', () => {
    const bench = createWorkbench(WEB)
    bench.runAtOnce('apply -f web.yaml')
    const outcome = bench.runAtOnce('rollout status deployment/web')
    const lines = outcome.stdout.trimEnd().split('\n')
    expect(lines.at(-1)).toBe('deployment "web" successfully rolled out')
    expect(lines).toContain('Waiting for deployment "web" rollout to finish: 0 of 2 updated replicas are available...')
    expect(outcome.exit).toBe(0)
    expect(bench.cluster.nowMs).toBeGreaterThan(400)
  })

  test('ends with its timeout', () => {
    const bench = createWorkbench({ 'web.yaml': deploymentYaml('web', 'gone') })
    bench.run('apply -f web.yaml')
    const startMs = bench.cluster.nowMs
    const outcome = bench.runAtOnce('rollout status deployment/web --timeout=30s')
    expect([outcome.exit, outcome.stderr]).toEqual([1, 'error: timed out waiting for the condition\n'])
    expect(bench.cluster.nowMs).toBe(startMs + 30_000)
  })

  test('ends with the progress deadline of the Deployment', () => {
    const bench = createWorkbench({ 'web.yaml': deploymentYaml('web', 'gone') })
    bench.run('apply -f web.yaml')
    const outcome = bench.runAtOnce('rollout status deployment/web')
    expect([outcome.exit, outcome.stderr]).toEqual([1, 'error: deployment "web" exceeded its progress deadline\n'])
  })

  test('is ended as by hand where nothing more can come', () => {
    const bench = createWorkbench(WEB)
    bench.run('apply -f web.yaml')
    bench.run('rollout pause deployment/web')
    bench.run('set image deployment/web nginx=nginx:1.26')
    const outcome = bench.runAtOnce('rollout status deployment/web')
    expect(outcome.exit).toBe(130)
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['COMMAND_NEVER_ENDS'])
  })

  test('get -w shows every change and ends when the world has settled', () => {
    const bench = createWorkbench(WEB)
    bench.runAtOnce('apply -f web.yaml')
    const lines = bench.runAtOnce('get deployment web -w').stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('NAME   READY   UP-TO-DATE   AVAILABLE   AGE')
    expect(lines.at(-1)).toMatch(/^web {4}2\/2 {5}2 {12}2 /)
    expect(bench.cluster.isSettled()).toBe(true)
  })
})

describe('going back', () => {
  test('undo renumbers the old ReplicaSet, and a second one toggles', () => {
    const bench = createWorkbench(WEB)
    bench.run('apply -f web.yaml')
    bench.run('set image deployment/web nginx=nginx:1.26 --record')
    expect(bench.run('rollout undo deployment/web').stdout).toBe('deployment.apps/web rolled back\n')
    expect(bench.run('rollout history deployment/web').stdout).toBe(
      'deployment.apps/web \nREVISION  CHANGE-CAUSE\n' +
        '2         kubectl set image deployment/web nginx=nginx:1.26 --record=true\n3         <none>\n\n',
    )
    expect(bench.run('rollout undo deployment/web --to-revision=1').stderr).toBe(
      'error: unable to find specified revision 1 in history\n',
    )
    bench.run('rollout undo deployment/web')
    expect(bench.run("get deployment web -o jsonpath='{..image}'").stdout).toBe('nginx:1.26')
  })
})

describe('what the learner gets wrong', () => {
  const bench = createWorkbench(WEB)
  bench.run('apply -f web.yaml')

  test.each([
    {
      line: 'aply -f web.yaml',
      stderr: 'error: unknown command "aply" for "kubectl"\n\nDid you mean this?\n\tapply\n',
    },
    { line: 'list', stderr: 'error: unknown command "list" for "kubectl"\n\nDid you mean this?\n\tget\n\twait\n' },
    { line: 'apply -f web.yaml --wat', stderr: "error: unknown flag: --wat\nSee 'kubectl apply --help' for usage.\n" },
    { line: '--wat get pods', stderr: 'Error: flags cannot be placed before plugin name: --wat\n' },
    { line: 'rollout undo', stderr: 'error: required resource not specified\n' },
    { line: 'rollout status web', stderr: 'error: the server doesn\'t have a resource type "web"\n' },
    { line: 'get deploy web nope', stderr: 'Error from server (NotFound): deployments.apps "nope" not found\n' },
    { line: 'get deploy web -n dev', stderr: 'Error from server (NotFound): namespaces "dev" not found\n' },
    { line: 'get DEPLOY', stderr: 'error: the server doesn\'t have a resource type "DEPLOY"\n' },
    { line: 'scale deploy web', stderr: 'error: required flag(s) "replicas" not set\n' },
    { line: 'set image deploy/web x=y', stderr: 'error: unable to find container named "x"\n' },
    { line: 'delete deploy', stderr: 'error: resource(s) were provided, but no name was specified\n' },
    { line: 'apply -f nope.yaml', stderr: 'error: the path "nope.yaml" does not exist\n' },
    { line: 'wait deploy/web', stderr: 'error: unrecognized condition: ""\n' },
  ])('$line', ({ line, stderr }) => {
    const outcome = bench.run(line)
    expect([outcome.exit, outcome.stderr]).toEqual([1, stderr])
  })

  test('a selector that cannot be read is the server’s to refuse', () => {
    expect(bench.run('get deploy -l "a b"').stderr).toMatch(
      /^Error from server \(BadRequest\): Unable to find "apps\/v1, Resource=dep/,
    )
  })

  test.each([
    { line: 'edit deploy web', code: 'COMMAND_EDITOR' },
    { line: 'exec web -- ls', code: 'COMMAND_NOT_SIMULATED' },
    { line: 'explain deploy', code: 'COMMAND_NOT_SIMULATED' },
    { line: 'apply -f web.yaml --server-side', code: 'COMMAND_NOT_SIMULATED' },
    { line: 'apply -k .', code: 'COMMAND_NOT_SIMULATED' },
  ])('$line is refused with $code', ({ line, code }) => {
    const outcome = bench.run(line)
    expect([outcome.exit, outcome.diagnostics.map((one) => one.code)]).toEqual([1, [code]])
  })
})

describe('state and bounds', () => {
  test('the namespace of the context is kept between commands', () => {
    const bench = createWorkbench(WEB)
    bench.run('create namespace dev')
    expect(bench.run('config set-context --current --namespace=dev').stdout).toBe('Context "kubegrade" modified.\n')
    bench.run('apply -f web.yaml')
    expect(bench.run('get deploy -n default').stderr).toBe('No resources found in default namespace.\n')
    expect(bench.run('get deploy -o name').stdout).toBe('deployment.apps/web\n')
  })

  test('output is cut at its bound, and said so', () => {
    const bench = createWorkbench(WEB, { ...LIMITS, outputCharactersMax: 100 })
    bench.run('apply -f web.yaml')
    const outcome = bench.run('get deploy web -o yaml')
    expect(outcome.stdout).toHaveLength(100)
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['COMMAND_OUTPUT_CUT'])
  })

  test('an attached pod gives its exit code on', () => {
    const bench = createWorkbench()
    const outcome = bench.run('run job --image=exits:3 --restart=Never -i --rm -- work')
    expect(outcome.exit).toBe(3)
    expect(outcome.stdout).toBe('first line\nsecond line\npod "job" deleted\n')
  })
})
