import { describe, expect, test } from 'vitest'
import { createWorkplace } from './workplace.ts'

function pulled() {
  const place = createWorkplace({ Dockerfile: 'FROM mine/web:1\nENV A=1\n' })
  place.run('docker pull nginx')
  place.run('docker tag nginx mine/web:1')
  return place
}

describe('a pulled image has one id', () => {
  const { run } = pulled()
  const id = run('docker images -q nginx').stdout.trim()

  test.each(['docker images -q mine/web', 'docker history -q nginx', 'docker history -q mine/web:1'])('%s', (line) => {
    expect(id).toMatch(/^[0-9a-f]{12}$/)
    expect(run(line)).toMatchObject({ exit: 0, stdout: `${id}\n` })
  })

  test.each(['nginx', 'mine/web:1'])('docker inspect %s', (name) => {
    expect(run(`docker inspect -f {{.Id}} ${name}`).stdout.slice(0, 19)).toBe(`sha256:${id}`)
  })
})

describe('a pulled image by its second name, or by its id', () => {
  test.each([
    { story: 'is started', line: 'docker run --rm mine/web:1 echo hi', stdout: 'hi\n' },
    { story: 'is started by id', line: 'docker run --rm $ID echo hi', stdout: 'hi\n' },
    { story: 'is there already', line: 'docker images -q mine/web:1', stdout: '$ID\n' },
    { story: 'is tagged once more', line: 'docker tag mine/web:1 mine/web:2', stdout: '' },
    { story: 'loses its name', line: 'docker rmi mine/web:1', stdout: 'Untagged: mine/web:1\n' },
  ])('$story', ({ line, stdout }) => {
    const { run } = pulled()
    const id = run('docker images -q nginx').stdout.trim()
    const answer = run(line.replace('$ID', id))
    expect(answer).toMatchObject({ exit: 0, stdout: stdout.replace('$ID', id), stderr: '' })
    expect(answer.diagnostics).toEqual([])
  })

  test('is built upon', () => {
    const { run } = pulled()
    expect(run('docker build -q -t app .')).toMatchObject({ exit: 0, diagnostics: [] })
    expect(run('docker inspect -f "{{json .Config.Cmd}}" app').stdout).toBe('["nginx","-g","daemon off;"]\n')
  })

  test('stays under its other name when one is removed', () => {
    const { run } = pulled()
    run('docker rmi nginx')
    expect(run('docker run --rm mine/web:1 echo hi')).toMatchObject({ exit: 0, stdout: 'hi\n' })
    expect(run('docker images -q').stdout).toMatch(/^[0-9a-f]{12}\n$/)
  })

  test('loses a name that another image is given', () => {
    const { run } = pulled()
    run('docker build -q -t app .')
    run('docker tag app nginx')
    expect(run('docker images -q nginx').stdout).toBe(run('docker images -q app').stdout)
    run('docker tag mine/web:1 app')
    expect(run('docker images -q app').stdout).toBe(run('docker images -q mine/web').stdout)
  })
})
