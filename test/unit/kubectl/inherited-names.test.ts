import { describe, expect, test } from 'vitest'
import { createWorkbench } from './workbench.ts'

/** Names that every object of JavaScript inherits something under, and that a label may have. */
const NAMES = ['constructor', 'toString', 'hasOwnProperty', 'valueOf']

function benchWithPod() {
  const bench = createWorkbench()
  bench.run('create deployment web --image=nginx')
  return bench
}

function patchOf(name: string, value: string): string {
  return `{"spec":{"template":{"metadata":{"annotations":{"a":"b","${name}":${value}}}}}}`
}

describe.each(NAMES)('%s', (name) => {
  test.each(['label', 'annotate'])('is a name like any other for %s', (verb) => {
    const bench = benchWithPod()
    const read = `get deploy web -o jsonpath={.metadata.${verb === 'label' ? 'labels' : 'annotations'}.${name}}`
    expect(bench.run(`${verb} deploy web ${name}=a`)).toMatchObject({ exit: 0, stderr: '' })
    expect(bench.run(read).stdout).toBe('a')
    expect(bench.run(`${verb} deploy web ${name}=b`)).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining(`'${name}' already has a value (a)`),
    })
    expect(bench.run(`${verb} deploy web ${name}-`).exit).toBe(0)
    expect(bench.run(read).stdout).toBe('')
  })

  test('is not found where it is not', () => {
    const bench = benchWithPod()
    expect(bench.run(`label deploy web ${name}-`).stdout).toContain(`label "${name}" not found.`)
    expect(bench.run(`get deploy web -L ${name}`).stdout).not.toContain('function')
  })

  test('is no label of nodes that was renamed', () => {
    const spec = `{"spec":{"template":{"spec":{"nodeSelector":{"${name}":"a"}}}}}`
    expect(benchWithPod().run(`patch deploy web -p '${spec}'`)).toMatchObject({ exit: 0, stderr: '' })
  })

  test('is missed when it is taken away from a template', () => {
    const bench = benchWithPod()
    const generation = () => bench.run('get deploy web -o jsonpath={.metadata.generation}').stdout
    bench.run(`patch deploy web -p '${patchOf(name, '"x"')}'`)
    expect(generation()).toBe('2')
    bench.run(`patch deploy web -p '${patchOf(name, 'null')}'`)
    expect(generation()).toBe('3')
  })
})

test('a merge patch of a file may hold `__proto__`', () => {
  const bench = createWorkbench({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {}\n' })
  const { stdout } = bench.run(`patch --local -f a.yaml --type merge -o json -p '{"data":{"__proto__":"1"}}'`)
  expect(stdout).toContain('"__proto__": "1"')
})
