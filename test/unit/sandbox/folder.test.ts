import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { createFolder } from '../../../src/sandbox/folder.ts'

function folder(limits = LIMITS) {
  const made = createFolder(
    [
      { path: 'a.yaml', text: 'a', executable: false },
      { path: 'bin/run.sh', text: 'r', executable: true },
      { path: 'bin/deep/x', text: 'x', executable: false },
    ],
    limits,
  )
  const told: string[] = []
  const absent: string[] = []
  made.events.current = {
    outside: (path, problem) => told.push(`${problem} ${path}`),
    full: (path) => told.push(`full ${path}`),
    absent: (path) => absent.push(path),
    wrote: () => undefined,
  }
  return { made, told, absent }
}

describe('the virtual folder', () => {
  test.each([
    { path: 'a.yaml', cwd: '', text: 'a' },
    { path: './bin//run.sh', cwd: '', text: 'r' },
    { path: 'bin/../a.yaml', cwd: '', text: 'a' },
    { path: '../a.yaml', cwd: 'bin', text: 'a' },
    { path: 'run.sh', cwd: 'bin', text: 'r' },
    { path: '/workspace/bin/run.sh', cwd: 'bin', text: 'r' },
    { path: '/dev/null', cwd: '', text: '' },
    { path: 'bin', cwd: '', text: undefined },
    { path: 'no.yaml', cwd: '', text: undefined },
  ])('$path from "$cwd"', ({ path, cwd, text }) => {
    const { made, told } = folder()
    made.cwd = cwd
    expect(made.read(path)).toBe(text)
    expect(told).toEqual([])
  })

  test.each([
    { path: '/etc/passwd', told: 'absolute /etc/passwd' },
    { path: '/workspace/../etc/passwd', told: 'parent /workspace/../etc/passwd' },
    { path: '/proc/self/environ', told: 'absolute /proc/self/environ' },
    { path: '/var/log/syslog', told: 'absolute /var/log/syslog' },
    { path: '/opt/../etc/passwd', told: 'absolute /opt/../etc/passwd' },
    { path: '/', told: 'absolute /' },
    { path: '../a.yaml', told: 'parent ../a.yaml' },
    { path: 'bin/../../a.yaml', told: 'parent bin/../../a.yaml' },
    { path: 'https://example.com/a.yaml', told: 'url https://example.com/a.yaml' },
    { path: 'file:///etc/passwd', told: 'url file:///etc/passwd' },
  ])('$path leads out and is told', ({ path, told: expected }) => {
    const { made, told } = folder()
    expect([made.read(path), made.list(path), made.mode(path)]).toEqual([undefined, undefined, undefined])
    made.write(path, 'x')
    expect(told).toEqual([expected, expected, expected, expected])
  })

  test.each(['/opt/answer.txt', '/tmp/a.yaml', '/home/learner/a.yaml', '/workspaces/a.yaml', '/var/tmp/x'])(
    "%s is on somebody's own machine until it is written here",
    (path) => {
      const { made, told } = folder()
      expect([made.read(path), made.peek(path)]).toEqual([undefined, undefined])
      expect(told).toEqual([`absolute ${path}`])
      made.write(path, 'x')
      expect([made.read(path), made.peek(path), made.mode(path)]).toEqual(['x', 'x', 0o644])
      expect(told).toHaveLength(1)
      expect(made.list('.')?.map(({ name }) => name)).toEqual(['a.yaml', 'bin'])
    },
  )

  test('a working directory may lie outside, and leads back', () => {
    const { made } = folder()
    made.makeFolder('/opt/course/1')
    made.cwd = '/opt/course'
    made.write('1/x', 'y')
    expect([made.read('../course/1/x'), made.read('../../../workspace/a.yaml'), made.list('.')]).toEqual([
      'y',
      'a',
      [{ name: '1', folder: true }],
    ])
  })

  test('what is removed is gone, with all below it', () => {
    const { made } = folder()
    made.remove('bin')
    expect([made.isFolder('bin'), made.read('bin/run.sh'), made.read('a.yaml')]).toEqual([false, undefined, 'a'])
  })

  test('lists names sorted, with their kind', () => {
    const { made } = folder()
    expect([made.list('.'), made.list('bin'), made.list('a.yaml')]).toEqual([
      [
        { name: 'a.yaml', folder: false },
        { name: 'bin', folder: true },
      ],
      [
        { name: 'deep', folder: true },
        { name: 'run.sh', folder: false },
      ],
      undefined,
    ])
  })

  test('keeps the mode of a file that is overwritten', () => {
    const { made } = folder()
    made.write('bin/run.sh', 'new')
    made.write('new.txt', 'new')
    expect([made.mode('bin/run.sh'), made.mode('new.txt'), made.read('bin/run.sh')]).toEqual([0o755, 0o644, 'new'])
  })

  test('holds no more files and text than its limits', () => {
    const { made, told } = folder({ ...LIMITS, filesMax: 1, submissionBytesMax: 5 })
    made.write('one', '12345')
    made.write('two', '')
    made.write('a.yaml', '12')
    expect(told).toEqual(['full two', 'full a.yaml'])
    expect([made.read('two'), made.read('a.yaml')]).toEqual([undefined, 'a'])
  })

  test.each([
    { name: 'a file that is not there', path: 'no.yaml', cwd: 'bin', want: ['bin/no.yaml'] },
    { name: 'one that is there', path: 'a.yaml', cwd: '', want: [] },
    { name: 'a folder', path: 'bin', cwd: '', want: [] },
    { name: 'outside', path: '/etc/passwd', cwd: '', want: [] },
  ])('tells what was opened and is not there: $name', ({ path, cwd, want }) => {
    const { made, absent } = folder()
    made.cwd = cwd
    made.read(path)
    expect(absent).toEqual(want)
  })
})
