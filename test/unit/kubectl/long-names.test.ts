import { expect, test } from 'vitest'
import { createWorkbench } from './workbench.ts'

function applied(name: string) {
  const bench = createWorkbench({
    'web.yaml':
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  selector: {matchLabels: {app: a}}\n` +
      '  template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: nginx}]}}\n',
  })
  bench.run('apply -f web.yaml')
  const look = (what: string) => bench.run(`get ${what} -o jsonpath={.items[*].metadata.name}`).stdout
  return { pods: look('pods'), events: bench.run('get events').stdout }
}

// What a name is generated from is cut after 58 characters, whatever is left out by it.
test.each([20, 58, 60, 240])('a Deployment whose name has %i characters has pods', (length) => {
  const name = 'n'.repeat(length)
  const { pods } = applied(name)
  expect(pods).toMatch(/^n[-\da-z]*[\da-z]{5}$/)
  expect(pods.slice(0, -5)).toBe(`${name}-74896f9d4f-`.slice(0, 58))
})

test('a name that a manifest asks to be made up is cut as well', () => {
  const name = 'p'.repeat(70)
  const bench = createWorkbench({
    'pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {generateName: ${name}}\nspec: {containers: [{name: c, image: nginx}]}\n`,
  })
  expect(bench.run('create -f pod.yaml -o name').stdout).toMatch(/^pod\/p{58}[\da-z]{5}\n$/)
})
