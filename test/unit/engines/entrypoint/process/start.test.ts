import { describe, expect, test } from 'vitest'
import { criFailure } from '../../../../../src/engines/entrypoint/index.ts'
import { ended, file, imageOf, run } from './world.ts'

const SCRIPT = '#!/bin/sh\necho "started: $*"\n'

describe('what keeps a process from starting', () => {
  test.each([
    { story: 'not in PATH', argv: ['nosuch'], code: 127, error: 'exec: "nosuch": executable file not found in $PATH' },
    { story: 'an empty name', argv: [''], code: 127, error: 'exec: "": executable file not found in $PATH' },
    {
      story: 'a whole command in one word',
      argv: ['sleep 1'],
      code: 127,
      error: 'exec: "sleep 1": executable file not found in $PATH',
    },
    {
      story: 'a path that is not there',
      argv: ['/opt/app'],
      code: 127,
      error: 'exec: "/opt/app": stat /opt/app: no such file or directory',
    },
    {
      story: 'a built-in command of a shell',
      argv: ['cd', '/'],
      code: 127,
      error: 'exec: "cd": executable file not found in $PATH',
    },
    { story: 'no x bit', argv: ['/plain.sh'], code: 126, error: 'exec: "/plain.sh": permission denied' },
    { story: 'a folder', argv: ['/etc'], code: 126, error: 'exec: "/etc": is a directory' },
    {
      story: 'a file without x bit in PATH',
      argv: ['plain'],
      code: 127,
      error: 'exec: "plain": executable file not found in $PATH',
    },
    {
      story: 'a bare name in the working directory',
      argv: ['run.sh'],
      code: 127,
      error: 'exec: "run.sh": executable file not found in $PATH',
    },
  ])('$story', ({ argv, code, error }) => {
    const image = imageOf('debian', {
      '/plain.sh': file(SCRIPT, 0o644),
      '/usr/bin/plain': file(SCRIPT, 0o644),
      '/app/run.sh': file(SCRIPT),
    })
    expect(run(image, argv, { workdir: '/app' })).toEqual({ kind: 'not-started', exitCode: code, error })
  })

  describe('procps is there in Ubuntu, and not in Debian', () => {
    const debian = imageOf('debian')
    const ubuntu = { ...debian, system: { ...debian.system, os: 'ubuntu' as const } }

    test.each([
      ['top', '-b'],
      ['/usr/bin/top', '-bn', '1'],
      ['ps', 'aux'],
      ['watch', 'date'],
    ])('%s %s', (...argv) => {
      expect(run(debian, argv).kind).toBe('not-started')
      expect(run(ubuntu, argv)).toMatchObject({ kind: 'not-modelled', program: argv[0] })
    })

    test('top draws on a terminal, or not at all', () => {
      expect(ended(run(ubuntu, ['top']))).toEqual({ code: 1, out: '', err: 'TERM environment variable not set.\n' })
      expect(run(ubuntu, ['top'], { tty: true }).kind).toBe('not-modelled')
    })
  })

  test('an unknown user', () => {
    const error = 'unable to find user ghost: no matching entries in passwd file'
    expect(run(imageOf('busybox'), ['id'], { user: 'ghost' })).toEqual({ kind: 'not-started', exitCode: 128, error })
  })

  test('a relative working directory', () => {
    expect(run(imageOf('busybox'), ['pwd'], { workdir: 'rel' })).toEqual({
      kind: 'not-created',
      error: "the working directory 'rel' is invalid, it needs to be an absolute path",
    })
  })

  test('a shell form where there is no shell', () => {
    expect(run(imageOf('scratch'), ['/bin/sh', '-c', 'x'])).toMatchObject({ kind: 'not-started', exitCode: 127 })
  })
})

describe('what the kernel refuses after the start', () => {
  test.each([
    { story: 'no #!', text: 'echo hi\n', err: 'exec /ep.sh: exec format error\n' },
    { story: 'an empty file', text: '', err: 'exec /ep.sh: exec format error\n' },
    { story: 'a byte order mark before #!', text: '\uFEFF#!/bin/sh\n', err: 'exec /ep.sh: exec format error\n' },
    { story: 'a blank line before #!', text: '\n#!/bin/sh\n', err: 'exec /ep.sh: exec format error\n' },
    { story: 'an interpreter that is missing', text: '#!/bin/zsh\n', err: 'exec /ep.sh: no such file or directory\n' },
    { story: 'Windows line ends', text: '#!/bin/sh\r\necho hi\r\n', err: 'exec /ep.sh: no such file or directory\n' },
  ])('$story', ({ text, err }) => {
    expect(ended(run(imageOf('debian', { '/ep.sh': file(text) }), ['/ep.sh']))).toEqual({ code: 255, out: '', err })
  })

  test('Windows line ends behind env', () => {
    const image = imageOf('debian', { '/ep.sh': file('#!/usr/bin/env sh\r\necho hi\r\n') })
    const { code, err } = ended(run(image, ['/ep.sh']))
    expect(code).toBe(127)
    expect(err).toMatch(/^\/usr\/bin\/env: 'sh\\r': No such file or directory\n/)
  })
})

describe('what does start', () => {
  test.each([
    { story: 'a script by its path', argv: ['/app/run.sh', 'a'], workdir: '/', out: 'started: a\n' },
    { story: 'a relative path', argv: ['./run.sh'], workdir: '/app', out: 'started: \n' },
    {
      story: 'a script without x bit through a shell',
      argv: ['sh', '/plain.sh', 'b'],
      workdir: '/',
      out: 'started: b\n',
    },
  ])('$story', ({ argv, workdir, out }) => {
    const image = imageOf('busybox', { '/app/run.sh': file(SCRIPT), '/plain.sh': file(SCRIPT, 0o644) })
    expect(ended(run(image, argv, { workdir }))).toEqual({ code: 0, out, err: '' })
  })

  test('a script that only root may read starts its interpreter, which cannot read it', () => {
    const image = imageOf('busybox', { '/run.sh': file(SCRIPT, 0o700) })
    expect(ended(run(image, ['/run.sh'], { user: '1000' }))).toEqual({
      code: 2,
      out: '',
      err: "/bin/sh: can't open '/run.sh': Permission denied\n",
    })
  })

  test('a working directory that is missing is made', () => {
    expect(ended(run(imageOf('busybox'), ['pwd'], { workdir: '/a/b' })).out).toBe('/a/b\n')
  })

  test('a variable decides where programs are looked for', () => {
    const image = imageOf('busybox', { '/tools/mine': file('#!/bin/sh\necho mine\n') })
    expect(ended(run(image, ['mine'], { env: { PATH: '/tools' } })).out).toBe('mine\n')
  })
})

describe('how a node tells it', () => {
  test('a program that is missing is a start error', () => {
    expect(criFailure(run(imageOf('debian'), ['nosuch']))).toMatchObject({ kind: 'start-error', exitCode: 128 })
  })

  test('an unknown user keeps the container from being made', () => {
    expect(criFailure(run(imageOf('debian'), ['id'], { user: 'ghost' }))).toMatchObject({ kind: 'create-error' })
  })

  test('a relative working directory is a start error', () => {
    expect(criFailure(run(imageOf('debian'), ['id'], { workdir: 'x' }))).toMatchObject({ kind: 'start-error' })
  })

  test('a process that ran is no failure', () => {
    expect(criFailure(run(imageOf('debian'), ['false']))).toBeUndefined()
  })
})

describe('programs that may be there although nobody knows them', () => {
  const image = imageOf('debian')
  const installed = { ...image, system: { ...image.system, installed: true } }

  test.each([
    { story: 'found by PATH', argv: ['server', '--port', '80'], program: 'server' },
    { story: 'by its path', argv: ['/opt/server'], program: '/opt/server' },
    { story: 'through a shell', argv: ['sh', '-c', 'server && echo x'], program: 'server' },
    { story: 'through env', argv: ['env', 'server'], program: 'server' },
  ])('$story', ({ argv, program }) => {
    expect(run(installed, argv)).toMatchObject({ kind: 'not-modelled', program })
  })

  test('what is known stays known', () => {
    expect(run(installed, ['sleep', '1'])).toMatchObject({ kind: 'exited', afterMs: 1000 })
  })

  test('where nothing was installed they are missing', () => {
    expect(run(image, ['server'])).toMatchObject({ kind: 'not-started', exitCode: 127 })
  })
})
