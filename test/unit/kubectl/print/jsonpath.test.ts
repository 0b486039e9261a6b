import { describe, expect, test } from 'vitest'
import { jsonPath } from '../../../../src/kubectl/print/jsonpath.ts'

const OBJECT = {
  metadata: { name: 'web', labels: { app: 'web', 'k8s.io/x': 'y' } },
  spec: {
    replicas: 3,
    paused: false,
    containers: [
      { name: 'nginx', image: 'nginx:1.25', ports: [{ containerPort: 80 }, { containerPort: 443, name: 'https' }] },
      { name: 'side', image: 'busybox', args: ['a<b'] },
    ],
  },
}

function printed(template: string, allowMissingKeys = true): string {
  const path = jsonPath(template, { allowMissingKeys, valuesMax: 10_000 })
  if (!path.ok) return `parse: ${path.error}`
  const text = path.value.print(OBJECT)
  return text.ok ? text.value : `error: ${text.error}`
}

describe("jsonpath in client-go's dialect", () => {
  test.each([
    { template: '{.metadata.name}', text: 'web' },
    { template: 'name={.metadata.name}!', text: 'name=web!' },
    { template: '.metadata.name', text: '.metadata.name' },
    { template: '{.spec.replicas}{"\\n"}{.spec.paused}', text: '3\nfalse' },
    { template: '{.metadata.labels}', text: '{"app":"web","k8s.io/x":"y"}' },
    { template: '{.metadata.labels.k8s\\.io/x}', text: 'y' },
    { template: "{.metadata.labels['k8s\\.io/x']}", text: 'y' },
    { template: '{.spec.containers[*].name}', text: 'nginx side' },
    { template: '{.spec.containers[1].args}', text: '["a\\u003cb"]' },
    { template: '{.spec.containers[-1].name}', text: 'side' },
    { template: '{.spec.containers[-1:].name}', text: 'side' },
    { template: '{.spec.containers[0:1].name}', text: 'nginx' },
    { template: '{.spec.containers[::2].name}', text: 'nginx' },
    { template: '{.spec.containers[0,1].name}', text: 'nginx side' },
    { template: "{.spec.containers[*]['name','image']}", text: 'nginx side nginx:1.25 busybox' },
    { template: '{..containerPort}', text: '80 443' },
    { template: '{.spec.containers[?(@.name=="side")].image}', text: 'busybox' },
    { template: "{.spec.containers[?(@.name=='side')].image}", text: 'busybox' },
    { template: '{.spec.containers[?(@.name!="side")].image}', text: 'nginx:1.25' },
    { template: '{.spec.containers[*].ports[?(@.containerPort>=443)].name}', text: 'https' },
    { template: '{.spec.containers[?(@.args)].name}', text: 'side' },
    { template: '{range .spec.containers[*]}{.name}={.image};{end}', text: 'nginx=nginx:1.25;side=busybox;' },
    {
      template: '{range .spec.containers[*]}{.name}:{range .ports[*]}{.containerPort},{end};{end}.',
      text: 'nginx:80,443,;side:;.',
    },
    { template: '{range .nothing[*]}{.x}{end}end', text: 'end' },
    { template: '{.nothing}', text: '' },
    { template: '{true}{1.5}{-3}', text: 'true1.5-3' },
  ])('$template', ({ template, text }) => {
    expect(printed(template)).toBe(text)
  })

  test.each([
    { template: '{.spec', error: 'parse: unclosed action' },
    { template: '{.spec[}', error: 'parse: unterminated array' },
    { template: '{.spec[x]}', error: 'parse: invalid array index x' },
    { template: '{"a}', error: 'parse: unterminated quoted string' },
    { template: '{foo}', error: 'error: unrecognized identifier foo' },
    { template: '{end}', error: 'error: not in range, nothing to end' },
    { template: '{.spec.containers[5].name}', error: 'error: array index out of bounds: index 5, length 2' },
    { template: '{.spec.replicas[0]}', error: 'error: int64 is not array or slice' },
  ])('$template is an error', ({ template, error }) => {
    expect(printed(template)).toBe(error)
  })

  test('a missing key is an error only where that is asked for', () => {
    expect(printed('{.nothing}', false)).toBe('error: nothing is not found')
  })

  test('many recursive steps end at a bound instead of growing', () => {
    const deep = Array.from({ length: 12 }).reduce<unknown>((inner) => [inner, inner], [1])
    const path = jsonPath('{..[*]..[*]}', { allowMissingKeys: true, valuesMax: 1000 })
    if (!path.ok) throw new Error(path.error)
    expect(path.value.print(deep as never)).toEqual({ ok: false, error: 'too many values' })
  })
})
