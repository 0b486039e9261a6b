import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../../src/domain/limits.ts'
import { findBaseImage, predict } from '../../../../../src/engines/entrypoint/index.ts'
import { file, imageOf, run } from './world.ts'

const TRAP = "trap 'echo bye; exit 7' TERM\n"

describe('how long a process lives', () => {
  test.each([
    { story: 'sleep', argv: ['sleep', '5'], afterMs: 5000 },
    { story: 'sleep adds its operands', argv: ['sleep', '0.5', '0.7'], afterMs: 1200 },
    { story: 'sleep knows minutes', argv: ['sleep', '2m'], afterMs: 120_000 },
    { story: 'a shell waits for its commands', argv: ['sh', '-c', 'sleep 1; sleep 2'], afterMs: 3000 },
    { story: 'a background job does not hold it', argv: ['sh', '-c', 'sleep 9 & echo x'], afterMs: 0 },
    { story: 'wait holds it', argv: ['sh', '-c', 'sleep 3 & sleep 1 & wait'], afterMs: 3000 },
    { story: 'bash without a terminal ends at once', argv: ['bash'], afterMs: 0 },
    { story: 'cat without input ends at once', argv: ['cat'], afterMs: 0 },
    { story: 'a loop that ends', argv: ['sh', '-c', 'for i in 1 2 3; do sleep 1; done'], afterMs: 3000 },
    { story: 'timeout ends a command', argv: ['timeout', '2', 'sleep', '9'], afterMs: 2000 },
  ])('$story', ({ argv, afterMs }) => {
    expect(run(imageOf('debian'), argv)).toMatchObject({ kind: 'exited', afterMs })
  })

  test.each([
    { story: 'sleep infinity', argv: ['sleep', 'infinity'] },
    { story: 'tail -f', argv: ['tail', '-f', '/dev/null'] },
    { story: 'bash with a terminal', argv: ['bash'], tty: true },
    { story: 'an endless loop', argv: ['sh', '-c', 'while true; do sleep 1; done'] },
    { story: 'a loop that never rests', argv: ['sh', '-c', 'while :; do :; done'] },
    { story: 'a function that calls itself in a loop', argv: ['sh', '-c', 'f() { sleep 1; }; while f; do :; done'] },
  ])('$story never ends', ({ argv, tty = false }) => {
    expect(run(imageOf('debian'), argv, { tty })).toMatchObject({ kind: 'running' })
  })
})

describe('who is PID 1', () => {
  test.each([
    {
      story: 'dash stays in front',
      base: 'debian',
      argv: ['/bin/sh', '-c', 'sleep 300'],
      pid1: ['/bin/sh', '-c', 'sleep 300'],
    },
    { story: 'busybox gives way', base: 'busybox', argv: ['/bin/sh', '-c', 'sleep 300'], pid1: ['sleep', '300'] },
    { story: 'bash gives way', base: 'debian', argv: ['bash', '-c', 'sleep 300'], pid1: ['sleep', '300'] },
    {
      story: 'busybox gives way to the last command',
      base: 'busybox',
      argv: ['sh', '-c', 'echo a; sleep 300'],
      pid1: ['sleep', '300'],
    },
    {
      story: 'a shell with work left stays',
      base: 'debian',
      argv: ['bash', '-c', 'sleep 300; echo x'],
      pid1: ['bash', '-c', 'sleep 300; echo x'],
    },
    {
      story: 'a shell with a handler stays',
      base: 'busybox',
      argv: ['sh', '-c', "trap 'x' TERM; sleep 300"],
      pid1: ['sh', '-c', "trap 'x' TERM; sleep 300"],
    },
    { story: 'exec always gives way', base: 'debian', argv: ['sh', '-c', 'exec sleep 300'], pid1: ['sleep', '300'] },
  ] as const)('$story', ({ base, argv, pid1 }) => {
    expect(run(imageOf(base), argv, { observeAtMs: 2000 })).toMatchObject({ kind: 'running', pid1 })
  })

  test('a script is shown with its interpreter', () => {
    const image = imageOf('debian', { '/ep.sh': file('#!/bin/sh -e\n"$@"\n') })
    expect(run(image, ['/ep.sh', 'sleep', '9'], { observeAtMs: 1000 })).toMatchObject({
      pid1: ['/bin/sh', '-e', '/ep.sh', 'sleep', '9'],
    })
  })
})

describe('what the stop signal does', () => {
  test.each([
    {
      story: 'a program without a handler is killed',
      argv: ['sleep', '300'],
      stop: { exitCode: 137, killed: true, afterMs: 10_000 },
    },
    {
      story: 'behind an init it dies at once',
      argv: ['sleep', '300'],
      init: true,
      stop: { exitCode: 143, killed: false, afterMs: 0 },
    },
    {
      story: 'KILL as stop signal works at once',
      argv: ['sleep', '300'],
      stopSignal: '9',
      stop: { exitCode: 137, killed: false, afterMs: 0 },
    },
    {
      story: 'a handler that waits runs at once',
      argv: ['sh', '-c', `${TRAP}sleep 300 & wait $!`],
      stop: { exitCode: 7, killed: false, afterMs: 0, stdout: 'bye\n' },
    },
    {
      story: 'a handler behind a long command comes too late',
      argv: ['sh', '-c', `${TRAP}sleep 300`],
      stop: { exitCode: 137, killed: true },
    },
    {
      story: 'a handler between short commands runs',
      argv: ['sh', '-c', `${TRAP}while :; do sleep 3; done`],
      stop: { exitCode: 7, killed: false, afterMs: 1000 },
    },
    {
      story: 'an ignored signal',
      argv: ['sh', '-c', "trap '' TERM; sleep 300 & wait"],
      stop: { exitCode: 137, killed: true },
    },
    {
      story: 'a loop that never rests gets its signal',
      argv: ['sh', '-c', `${TRAP}while :; do :; done`],
      stop: { exitCode: 7, killed: false },
    },
  ])('$story', ({ argv, init = false, stopSignal = 'SIGTERM', stop }) => {
    expect(run(imageOf('debian'), argv, { init, stopSignal, observeAtMs: 2000 })).toMatchObject({
      kind: 'running',
      stop,
    })
  })

  test("the image's STOPSIGNAL is sent", () => {
    const image = imageOf('debian', {}, { StopSignal: 'SIGINT' })
    const argv = ['sh', '-c', "trap 'exit 5' INT; trap 'exit 6' TERM; sleep 300 & wait"]
    expect(run(image, argv, { observeAtMs: 1000 })).toMatchObject({ stop: { exitCode: 5 } })
  })
})

function outcome(reference: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): unknown {
  const found = findBaseImage(reference)
  return found === undefined ? undefined : predict(found.image, argv, { env }, LIMITS)
}

describe('programs of base images', () => {
  test.each([
    {
      story: 'nginx in front',
      image: 'nginx',
      argv: ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'],
      kind: 'running',
    },
    { story: 'nginx that goes to the background', image: 'nginx', argv: ['nginx'], kind: 'exited' },
    {
      story: 'nginx whose directive does not end',
      image: 'nginx',
      argv: ['nginx', '-g', 'daemon off'],
      kind: 'exited',
    },
    {
      story: 'a database without its password',
      image: 'postgres:16',
      argv: ['docker-entrypoint.sh', 'postgres'],
      kind: 'exited',
    },
    { story: 'node without a script', image: 'node:20', argv: ['docker-entrypoint.sh', 'node'], kind: 'exited' },
    {
      story: 'a script that is unknown',
      image: 'python:3.12',
      argv: ['python', '-c', 'print(1)'],
      kind: 'not-modelled',
    },
    { story: 'python as a web server', image: 'python:3.12', argv: ['python', '-m', 'http.server'], kind: 'running' },
    { story: 'a program that the image has not', image: 'python:3.12', argv: ['pyhton', 'x.py'], kind: 'not-started' },
  ])('$story', ({ image, argv, kind }) => {
    expect(outcome(image, argv)).toMatchObject({ kind })
  })

  test('a database with its password keeps running and stops in good order', () => {
    const started = outcome('postgres:16', ['docker-entrypoint.sh', 'postgres'], { POSTGRES_PASSWORD: 'x' })
    expect(started).toMatchObject({ kind: 'running', pid1: ['postgres'], stop: { exitCode: 0, killed: false } })
  })

  test('a script that is not there', () => {
    expect(outcome('python:3.12', ['python', 'app.py'])).toMatchObject({
      exitCode: 2,
      stderr: "python: can't open file '/app.py': [Errno 2] No such file or directory\n",
    })
  })
})

describe('bounds', () => {
  test('the same start gives the same history', () => {
    const argv = ['sh', '-c', 'for i in 1 2 3; do (sleep $i; echo $i) & done; wait; echo done']
    const first = run(imageOf('busybox'), argv)
    expect(first).toEqual(run(imageOf('busybox'), argv))
    expect(first).toMatchObject({ stdout: '1\n2\n3\ndone\n', afterMs: 3000 })
  })

  test('output is cut at the limit', () => {
    const limits = { ...LIMITS, outputCharactersMax: 10 }
    expect(predict(imageOf('debian'), ['seq', '100'], {}, limits)).toMatchObject({ stdout: '1\n2\n3\n4\n5\n' })
  })

  test('functions that call one another for ever are ended', () => {
    expect(run(imageOf('debian'), ['sh', '-c', 'f() { f; }; f'])).toMatchObject({ kind: 'exited', exitCode: 2 })
  })
})

describe('what would use up time or memory', () => {
  test.each([
    { story: 'a value that doubles', text: 'x=a; while :; do x=$x$x; done' },
    { story: 'parameters that double', text: 'set -- a b; while :; do set -- "$@" "$@"; done' },
    {
      story: 'a file that doubles',
      text: 'echo abc > /tmp/f; while :; do cat /tmp/f /tmp/f > /tmp/g; mv /tmp/g /tmp/f; done',
    },
    { story: 'a fork bomb', text: 'f() { f | f & }; f; while :; do :; done' },
    { story: 'endless input', text: 'cat /dev/zero' },
    { story: 'an endless line', text: 'read x < /dev/zero; while :; do :; done' },
    { story: 'endless output', text: 'yes' },
    { story: 'a filter without an end', text: 'yes | tr y n | grep z' },
    { story: 'many lines wanted', text: 'yes | head -n 1000000000' },
    {
      story: 'a pattern of many stars',
      text: 'x=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; case $x in *a*a*a*a*a*a*a*a*a*b) ;; esac; sleep infinity',
    },
    { story: 'cutting a long value', text: 'x=$(seq 20000); echo ${x%%*z*} > /dev/null; sleep infinity' },
    { story: 'a wide format', text: "printf '%999999999s' x > /dev/null; sleep infinity" },
    { story: 'nested substitutions', text: `x=${'$(echo '.repeat(40)}a${')'.repeat(40)}; sleep infinity` },
  ])('$story is bounded', ({ text }) => {
    for (const base of ['debian', 'busybox'] as const) {
      expect(run(imageOf(base), ['sh', '-c', text], { observeAtMs: 2000 }).kind).toMatch(/^(?:running|exited)$/)
    }
  })

  test('functions and blocks inside of one another', () => {
    const blocks = `${'{ '.repeat(60)}f${'; }'.repeat(60)}`
    expect(run(imageOf('debian'), ['sh', '-c', `f() { ${blocks}; }; f`])).toMatchObject({ kind: 'exited', exitCode: 2 })
  })
})
