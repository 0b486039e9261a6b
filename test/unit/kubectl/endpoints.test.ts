import { describe, expect, test } from 'vitest'
import { createWorkbench, deploymentYaml } from './workbench.ts'

function service(name: string, spec: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, labels: { tier: front } }\nspec: ${spec}\n`
}

const FILES = {
  'web.yaml': deploymentYaml('web', 'nginx:1.25'),
  'svc.yaml': service('web', '{ selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }'),
  'two.yaml': service(
    'two',
    '{ selector: { app: web }, ports: [{ name: a, port: 80 }, { name: b, port: 90, targetPort: none }] }',
  ),
  'nobody.yaml': service('nobody', '{ selector: { app: nobody }, ports: [{ port: 80 }] }'),
  'headless.yaml': service('headless', '{ clusterIP: None, selector: { app: web } }'),
  'outside.yaml': service('outside', '{ type: ExternalName, externalName: example.com }'),
}

function bench(...files: readonly (keyof typeof FILES)[]) {
  const made = createWorkbench(FILES)
  for (const file of files) made.run(`apply -f ${file}`)
  return made
}

function endpointsOf(name: string, ...files: readonly (keyof typeof FILES)[]): string {
  const { stdout, stderr } = bench(...files).run(`get endpoints ${name} --no-headers -o custom-columns=S:.subsets`)
  return stdout + stderr
}

/** What the endpoints controller of Kubernetes v1.32 writes. */
describe('the Endpoints of a Service', () => {
  test('are the ready pods it selects, at the port that it leads to', () => {
    const { stdout } = bench('web.yaml', 'svc.yaml').run('get ep web')
    expect(stdout).toMatch(/^NAME +ENDPOINTS +AGE\nweb +(?:10\.244\.0\.\d+:8080,?)+ +\d+s\n$/)
  })

  test('show three at most', () => {
    const made = bench('web.yaml', 'svc.yaml')
    made.run('scale deployment/web --replicas=5')
    expect(made.run('get endpoints web').stdout).toMatch(/:8080,.*:8080,.*:8080 \+ 2 more\.\.\. /)
  })

  test('follow the selector', () => {
    const made = bench('web.yaml', 'svc.yaml')
    made.run('set selector service/web app=nobody')
    expect(made.run('get endpoints web').stdout).toMatch(/\nweb +<none> /)
  })

  test.each([
    { name: 'nobody is selected', service: 'nobody', files: ['nobody.yaml'], subsets: '<none>' },
    { name: 'there is no selector', service: 'outside', files: ['outside.yaml'], subsets: 'not found' },
  ] as const)('$name', ({ service: name, files, subsets }) => {
    expect(endpointsOf(name, ...files)).toContain(subsets)
  })

  test('leave out a port that the pods do not have', () => {
    expect(endpointsOf('two', 'web.yaml', 'two.yaml')).toContain('ports:[map[name:a port:80 protocol:TCP]]')
  })

  test('of a headless one need no ports', () => {
    const { stdout } = bench('web.yaml', 'headless.yaml').run('get endpoints headless --no-headers')
    expect(stdout).toMatch(/^headless +10\.244\.0\.\d+(?:,10\.244\.0\.\d+)* +\d+s\n$/)
  })

  test('have the labels of the Service and name their pods', () => {
    const made = bench('web.yaml', 'svc.yaml')
    expect(
      made.run("get ep web -o jsonpath='{.metadata.labels.tier} {.subsets[0].addresses[0].targetRef.kind}'").stdout,
    ).toBe('front Pod')
  })

  test('that somebody wrote stay as they are', () => {
    const subsets = 'subsets: [{ addresses: [{ ip: 1.2.3.4 }], ports: [{ port: 80 }] }]'
    const made = createWorkbench({ 'a.yaml': `apiVersion: v1\nkind: Endpoints\nmetadata: { name: a }\n${subsets}\n` })
    expect(made.run('apply -f a.yaml')).toMatchObject({ stdout: 'endpoints/a created\n', diagnostics: [] })
    expect(made.run('get endpoints a --no-headers').stdout).toMatch(/^a +1\.2\.3\.4:80 /)
  })

  test('there are those of the API server', () => {
    expect(bench().run('get ep').stdout).toMatch(/\nkubernetes +172\.18\.0\.2:6443 /)
  })
})
