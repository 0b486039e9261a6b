import { describe, expect, test } from 'vitest'
import { analyse, type Case, codesOf } from './analyse-case.ts'

/** What images hold that nobody looked into must not be told as a mistake. */
interface Unseen extends Case {
  readonly name: string
  readonly outcome: 'running' | 'exited'
  readonly reason: string
  readonly codes?: readonly string[]
}

const find = 'find /data -exec chown app {} +\n'

const UNSEEN: readonly Unseen[] = [
  {
    name: 'an unknown base decides what starts',
    dockerfile: 'FROM team/app:1\nENV A=1\n',
    outcome: 'running',
    reason: 'CONTAINER_BASE_DECIDES',
  },
  {
    name: 'a tool in a script is soon done',
    dockerfile: 'FROM debian:12\nCOPY --chmod=755 ep /ep\nENTRYPOINT ["/ep"]\nCMD ["sleep", "infinity"]\n',
    files: { ep: `#!/bin/sh\n${find}exec "$@"\n` },
    outcome: 'running',
    reason: 'CONTAINER_TOOL_TAKEN',
  },
  {
    name: 'a failure behind a tool is not believed',
    dockerfile: 'FROM debian:12\nCOPY --chmod=755 ep /ep\nENTRYPOINT ["/ep"]\n',
    files: { ep: '#!/bin/sh\n[ "$(stat -c %u /data)" = 0 ] || exit 1\n' },
    outcome: 'running',
    reason: 'CONTAINER_PROGRAM_TAKEN',
  },
  {
    name: 'an unknown program in the middle of a script',
    dockerfile: 'FROM team/app:1\nCOPY --chmod=755 ep /ep\nENTRYPOINT ["/ep"]\n',
    files: { ep: '#!/bin/sh\nmigrate up\nexec serve\n' },
    outcome: 'running',
    reason: 'CONTAINER_PROGRAM_TAKEN',
  },
  {
    name: 'an unknown program at the end of a script',
    dockerfile: 'FROM team/app:1\nCOPY --chmod=755 ep /ep\nENTRYPOINT ["/ep"]\n',
    files: { ep: '#!/bin/sh\nexport A=1\nserve --port 80\n' },
    outcome: 'running',
    reason: 'CONTAINER_PROGRAM_TAKEN',
    codes: ['CONTAINER_SHELL_KEEPS_SIGNAL'],
  },
  {
    name: 'a program that a step wrote to a file',
    dockerfile:
      'FROM debian:12\nRUN apt-get install -y curl && curl -L https://example.org/tini > /tini && chmod +x /tini\nENTRYPOINT ["/tini", "--"]\nCMD ["sleep", "9"]\n',
    outcome: 'running',
    reason: 'CONTAINER_PROGRAM_TAKEN',
  },
  {
    name: 'a folder that a package may have made',
    dockerfile:
      'FROM debian:12\nRUN apt-get install -y couch\nCOPY --chmod=755 ep /ep\nENTRYPOINT ["/ep"]\nCMD ["sleep", "infinity"]\n',
    files: { ep: '#!/bin/sh -e\ntouch /opt/couch/local.ini\nexec "$@"\n' },
    outcome: 'running',
    reason: 'CONTAINER_GOES_ON',
  },
  {
    name: 'a file that a package may have brought',
    dockerfile:
      'FROM debian:12\nRUN apt-get install -y couch\nCOPY --chmod=755 ep /ep\nENTRYPOINT ["/ep"]\nCMD ["sleep", "infinity"]\n',
    files: { ep: '#!/bin/sh -e\nrm /opt/couch/first-run\nexec "$@"\n' },
    outcome: 'running',
    reason: 'CONTAINER_GOES_ON',
  },
  {
    name: 'httpd is no applet in Alpine, so it was installed',
    dockerfile: 'FROM alpine\nRUN make install\nCMD ["httpd", "-DFOREGROUND"]\n',
    outcome: 'running',
    reason: 'CONTAINER_PROGRAM_TAKEN',
  },
  {
    name: 'the script of an interpreter image prepares nothing',
    dockerfile: 'FROM node:22\nCOPY server.js .\nENTRYPOINT ["node", "server.js"]\n',
    files: { 'server.js': '' },
    outcome: 'running',
    reason: 'CONTAINER_PROGRAM_TAKEN',
  },
  {
    name: 'sh of a Red Hat image is bash',
    dockerfile: 'FROM redhat/ubi9-minimal\nCOPY --chmod=755 ep /ep\nENTRYPOINT ["/ep"]\n',
    files: { ep: '#!/bin/sh\nA=abc; [[ ${A:0:1} == a ]] && exec sleep infinity\n' },
    outcome: 'running',
    reason: 'CONTAINER_GOES_ON',
  },
  {
    name: 'programs of Windows are not looked for',
    dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD ["C:\\\\app\\\\serve.exe"]\n',
    outcome: 'running',
    reason: 'CONTAINER_PROGRAM_TAKEN',
  },
]

describe('what is not seen is no mistake', () => {
  test.each(UNSEEN)('$name', ({ outcome, reason, codes = [], ...given }) => {
    const analysis = analyse(given)
    const process = analysis.starts[0]?.process
    expect(process?.outcome).toBe(outcome)
    expect(process?.reasons.map(({ code }) => code)).toContain(reason)
    expect(codesOf(analysis)).toEqual(codes)
  })

  test('an option that empties the Entrypoint is a mistake whatever the base is', () => {
    const emptied = analyse({ dockerfile: 'FROM team/app:1\nCMD ["a"]\n', run: 'docker run --entrypoint "" app' })
    expect(codesOf(emptied)).toEqual(['CONTAINER_NOTHING_TO_START'])
  })

  test('an unknown base may set a variable; one that is nearly right is told', () => {
    const { checks } = analyse({ dockerfile: 'FROM team/app:1\nENV APP_HOME=/srv\nENV A=$OTHER B=$APP_HOMR\n' })
    expect(checks.map(({ message }) => message)).toEqual([
      "Usage of undefined variable '$APP_HOMR' (did you mean $APP_HOME?)",
    ])
  })
})

const configOf = (text: string) => analyse({ dockerfile: text }).config

describe('images of Windows', () => {
  test('cmd.exe, no PATH, the shell of Windows, backslashes', () => {
    expect(
      configOf(
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:/app\nWORKDIR bin/..\nENTRYPOINT serve.exe -p 80\n',
      ),
    ).toMatchObject({ Entrypoint: ['cmd', '/S', '/C', 'serve.exe -p 80'], Cmd: null, Env: null, WorkingDir: '\\app' })
    expect(configOf('FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n')).toMatchObject({
      Cmd: ['c:\\windows\\system32\\cmd.exe'],
      User: 'ContainerUser',
    })
  })

  test('a Windows tag of a known repository is not like its Linux ones', () => {
    const { diagnostics } = analyse({ dockerfile: 'FROM golang:1.26-windowsservercore-ltsc2022\nCMD ["a"]\n' })
    expect(diagnostics.map(({ code }) => code)).toEqual(['CONTAINER_BASE_ASSUMED'])
  })
})

test.each([
  { image: 'nginx', path: '/usr/sbin/nginx' },
  { image: 'httpd', path: '/usr/local/apache2/bin/httpd' },
  { image: 'mongo', path: '/usr/bin/mongod' },
  { image: 'tomcat', path: '/usr/local/tomcat/bin/catalina.sh' },
  { image: 'php:8.4-fpm', path: '/usr/local/sbin/php-fpm' },
])('$path of $image', ({ image, path }) => {
  const { starts } = analyse({ dockerfile: `FROM ${image}\nENTRYPOINT []\nCMD ["${path}"]\n` })
  expect(starts[0]?.process.outcome).not.toBe('not-started')
})
