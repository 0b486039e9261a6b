import { describe, expect, test } from 'vitest'
import { readRunLine } from '../../../../src/findings/container/run-line.ts'

describe('readRunLine', () => {
  test.each([
    { name: 'the command itself', line: 'docker run app 10', image: 'app', args: ['10'] },
    { name: 'without docker run', line: '--rm app 10', image: 'app', args: ['10'] },
    { name: 'a group in front', line: 'docker container run app', image: 'app', args: [] },
    { name: 'podman', line: 'podman run app', image: 'app', args: [] },
    { name: 'quotes', line: `docker run app sh -c 'echo "a b"'`, image: 'app', args: ['sh', '-c', 'echo "a b"'] },
    { name: 'options behind the image', line: 'docker run app -p 80:80', image: 'app', args: ['-p', '80:80'] },
    { name: 'what follows it', line: 'docker run app 10 && docker ps', image: 'app', args: ['10'] },
    { name: 'letters together', line: 'docker run -dit -p80:80 app', image: 'app', args: [] },
  ])('$name', ({ line, image, args }) => {
    expect(readRunLine(line)).toMatchObject({ ok: true, line: { image, args } })
  })

  test('takes options as docker does', () => {
    const read = readRunLine(
      'docker run -it --entrypoint=sh -e A=1 --env B=2 -w /srv -u app --init --stop-signal INT --stop-timeout 3 app',
    )
    expect(read).toMatchObject({
      ok: true,
      line: {
        entrypoint: 'sh',
        options: {
          env: { A: '1', B: '2' },
          workdir: '/srv',
          user: 'app',
          tty: true,
          stdin: 'open',
          init: true,
          stopSignal: 'INT',
          graceMs: 3000,
        },
      },
    })
  })

  test.each([
    { line: 'docker run', error: "'docker run' requires at least 1 argument" },
    { line: 'docker run --nosuch app', error: 'unknown flag: --nosuch' },
    { line: 'docker run --stop-signal SIGNO app', error: 'invalid signal: SIGNO' },
    {
      line: 'docker run -e =1 app',
      error: 'invalid argument "=1" for "-e, --env" flag: invalid environment variable: =1',
    },
    { line: "docker run 'app", error: "`docker run 'app` is not a command line" },
  ])('refuses $line', ({ line, error }) => {
    expect(readRunLine(line)).toEqual({ ok: false, error })
  })
})
