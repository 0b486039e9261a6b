import { describe, expect, test } from 'vitest'
import { createWorkplace } from './workplace.ts'

const FILES = {
  Dockerfile:
    'FROM debian:12 AS base\nENV A=1\nRUN echo hi > /made\nFROM base\nWORKDIR /srv\nCOPY page.html .\nEXPOSE 80\nCMD ["sleep", "infinity"]\n',
  'page.html': 'hello\n',
}

function running() {
  const { run, ...rest } = createWorkplace(FILES)
  run('docker build -t app .')
  run('docker run -d --name web -e B=2 app')
  return { run, ...rest }
}

describe('docker exec', () => {
  test.each([
    { story: 'files of the container', line: 'docker exec web cat /made /srv/page.html', stdout: 'hi\nhello\n' },
    { story: 'its folder', line: 'docker exec web pwd', stdout: '/srv\n' },
    { story: 'another folder', line: 'docker exec -w /tmp web pwd', stdout: '/tmp\n' },
    { story: 'its variables and new ones', line: 'docker exec -e C=3 web sh -c "echo $A$B$C"', stdout: '123\n' },
    { story: 'its processes', line: 'docker exec web sh -c "kill -0 1 && echo there"', stdout: 'there\n' },
    { story: 'another user', line: 'docker exec -u 1000 web id -u', stdout: '1000\n' },
  ])('sees $story', ({ line, stdout }) => {
    expect(running().run(line)).toMatchObject({ exit: 0, stdout, stderr: '' })
  })

  test('its exit code is that of the command', () => {
    expect(running().run('docker exec web sh -c "exit 7"').exit).toBe(7)
  })

  test('what it writes is not in the log, what it changes stays', () => {
    const { run } = running()
    run('docker exec web sh -c "echo new; echo kept > /kept"')
    expect(run('docker logs web').stdout).toBe('')
    expect(run('docker exec web cat /kept').stdout).toBe('kept\n')
  })

  test('time passes while it runs', () => {
    const { run, nowMs } = running()
    const before = nowMs()
    run('docker exec web sleep 3')
    expect(nowMs() - before).toBe(3000)
  })

  test('one that is not modelled is taken to end, and that is said', () => {
    const { exit, diagnostics } = running().run('docker exec web find /')
    expect(exit).toBe(0)
    expect(diagnostics.map(({ code }) => code)).toEqual(['IMAGE_PROGRAM_ASSUMED'])
  })

  test.each([
    { story: 'a program that is not there', line: 'docker exec web nosuch', exit: 127 },
    { story: 'a folder', line: 'docker exec web /tmp', exit: 126 },
    { story: 'no such container', line: 'docker exec other ls', exit: 1 },
  ])('refuses $story', ({ line, exit }) => {
    expect(running().run(line).exit).toBe(exit)
  })

  test('a container that is over has no new processes', () => {
    const { run } = running()
    run('docker stop web')
    expect(run('docker exec web ls')).toMatchObject({ exit: 1, stderr: expect.stringMatching(/is not running\n$/) })
  })
})

describe('docker history', () => {
  test('newest first, with the stages it is built on and the base', () => {
    const { stdout } = running().run('docker history --format "{{.CreatedBy}}" app')
    expect(stdout.split('\n')).toEqual([
      'CMD ["sleep", "infinity"]',
      'EXPOSE 80',
      'COPY page.html . # buildkit',
      'WORKDIR /srv',
      'RUN /bin/sh -c echo hi > /made # buildkit',
      'ENV A=1',
      'debian:12',
      '',
    ])
  })

  test('a table', () => {
    const { stdout } = running().run('docker history app')
    expect(stdout.split('\n')[0]).toBe(
      'IMAGE          CREATED                  CREATED BY                                  SIZE      COMMENT',
    )
    expect(stdout).toContain('<missing>')
  })

  test('an image that is not here', () => {
    expect(running().run('docker history nope')).toMatchObject({
      exit: 1,
      stderr: 'Error response from daemon: No such image: nope:latest\n',
    })
  })
})

test('docker images tells a size that is derived', () => {
  const { run } = running()
  run('docker pull alpine')
  expect(run('docker images --format "{{.Repository}} {{.Size}}"').stdout).toBe('app 117MB\nalpine 8.32MB\n')
})

test('options before the command, and help', () => {
  const { run } = running()
  expect(run('docker --debug -H unix:///x ps -q').exit).toBe(0)
  expect(run('docker stop --help').stdout).toMatch(/^Usage: {2}docker stop \[OPTIONS\] CONTAINER \[CONTAINER\.\.\.\]\n/)
  expect(run('docker help rm').stdout).toBe(run('docker rm --help').stdout)
})
