import { expect, test } from 'vitest'
import { createWorkbench } from './workbench.ts'

/** What roles and bindings allow, by the rules of Kubernetes' RBAC authorizer (plugin/pkg/auth/authorizer/rbac). */
const SETUP = [
  'create ns dev',
  'create role reader --verb=get,list --resource=pods,deployments',
  'create role logs --verb=get --resource=pods/log --resource-name=web',
  'create clusterrole nodes --verb=* --resource=nodes --non-resource-url=/metrics/*',
  'create clusterrole everywhere --verb=list --resource=secrets',
  'create rolebinding read --role=reader --user=jane --group=team --serviceaccount=dev:robot',
  'create rolebinding logs --role=logs --user=jane',
  'create rolebinding secrets --clusterrole=everywhere --user=jane',
  'create rolebinding gone --role=missing --user=tom',
  'create rolebinding shown --clusterrole=view --user=viewer',
  'create clusterrolebinding nodes --clusterrole=nodes --user=jane',
  'create clusterrolebinding boss --clusterrole=cluster-admin --group=bosses',
]

test.each([
  { line: 'get pods --as=jane', answer: 'yes' },
  { line: 'list deploy --as=jane', answer: 'yes' },
  { line: 'delete pods --as=jane', answer: 'no' },
  { line: 'get services --as=jane', answer: 'no' },
  { line: 'get pods --as=jane -n dev', answer: 'no' },
  { line: 'get pods --as=jane -A', answer: 'no' },
  { line: 'get pods --as=john', answer: 'no' },
  { line: 'get pods --as=john --as-group=team', answer: 'yes' },
  { line: 'get pods --as=system:serviceaccount:dev:robot', answer: 'yes' },
  { line: 'get pods --as=system:serviceaccount:default:robot', answer: 'no' },
  { line: 'get pods/web --subresource=log --as=jane', answer: 'yes' },
  { line: 'get pods/other --subresource=log --as=jane', answer: 'no' },
  { line: 'get pods --subresource=log --as=jane', answer: 'no' },
  { line: 'list secrets --as=jane', answer: 'yes' },
  { line: 'list secrets --as=jane -n dev', answer: 'no' },
  { line: 'drop nodes -A --as=jane', answer: 'yes' },
  { line: 'get /metrics/cadvisor --as=jane', answer: 'yes' },
  { line: 'get /healthz --as=jane', answer: 'no' },
  { line: 'get pods --as=tom', answer: 'no - RBAC: role.rbac.authorization.k8s.io "missing" not found' },
  { line: 'delete nodes -A --as=ann --as-group=bosses', answer: 'yes' },
  { line: 'get pods', answer: 'yes' },
])('can-i $line: $answer', ({ line, answer }) => {
  const bench = createWorkbench()
  for (const step of SETUP) expect(bench.run(step).stderr).toBe('')
  const { stdout, exit } = bench.run(`auth can-i ${line}`)
  expect({ stdout, exit }).toEqual({ stdout: `${answer}\n`, exit: answer === 'yes' ? 0 : 1 })
})

test('a role that every cluster has cannot be looked into here', () => {
  const bench = createWorkbench()
  for (const step of SETUP) bench.run(step)
  const { stdout, diagnostics } = bench.run('auth can-i get pods --as=viewer')
  expect(stdout).toBe('')
  expect(diagnostics.map(({ code }) => code)).toEqual(['COMMAND_NOT_SIMULATED'])
})
