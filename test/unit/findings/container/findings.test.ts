import { describe, expect, test } from 'vitest'
import { CONTAINER_FINDINGS } from '../../../../src/findings/container/index.ts'
import { analyse, type Case, codesOf } from './analyse-case.ts'

interface Told extends Case {
  readonly name: string
  readonly code: string
  /** `line:column` of the place it is told at; in `pod.yaml` when the case has a pod. */
  readonly at?: string
}

const SCRIPT = '#!/bin/sh\nexec "$@"\n'

/** For every finding a case that has it. */
const TOLD: readonly Told[] = [
  { name: 'an image of nothing', code: 'CONTAINER_NOTHING_TO_START', dockerfile: 'FROM scratch\nENV A=1\n', at: '1:1' },
  {
    name: '--entrypoint that resets',
    code: 'CONTAINER_NOTHING_TO_START',
    dockerfile: 'FROM alpine\n',
    run: 'docker run --entrypoint "" app',
  },
  {
    name: 'a published port behind the image',
    code: 'CONTAINER_OPTION_AFTER_IMAGE',
    dockerfile: 'FROM nginx\n',
    run: 'docker run nginx -p 80:80',
  },
  {
    name: 'a terminal behind the image',
    code: 'CONTAINER_OPTION_AFTER_IMAGE',
    dockerfile: 'FROM ubuntu\n',
    run: 'docker run ubuntu -it',
  },
  {
    name: 'an option for the program of CMD',
    code: 'CONTAINER_ARGUMENTS_REPLACE_CMD',
    dockerfile: 'FROM alpine\nCMD ["sleep", "5"]\n',
    run: 'docker run app --verbose',
  },
  {
    name: 'a number for the program of CMD',
    code: 'CONTAINER_ARGUMENTS_REPLACE_CMD',
    dockerfile: 'FROM alpine\nCMD ["sleep", "5"]\n',
    pod: 'args: ["10"]',
    at: '6:43',
  },
  {
    name: 'an entrypoint option with blanks',
    code: 'CONTAINER_COMMAND_IN_ONE_WORD',
    dockerfile: 'FROM alpine\n',
    run: 'docker run --entrypoint "sleep 5" app',
  },
  {
    name: 'a command of a pod with blanks',
    code: 'CONTAINER_COMMAND_IN_ONE_WORD',
    dockerfile: 'FROM alpine\n',
    pod: 'command: ["sleep 5"]',
    at: '6:46',
  },
  {
    name: 'cd in exec form',
    code: 'CONTAINER_BUILTIN_AS_PROGRAM',
    dockerfile: 'FROM alpine\nCMD ["cd", "/tmp"]\n',
    at: '2:6',
  },
  {
    name: 'a script in PATH without an x bit',
    code: 'CONTAINER_NOT_EXECUTABLE',
    dockerfile: 'FROM debian:12\nCOPY run /usr/bin/run\nENTRYPOINT ["run"]\n',
    files: { run: SCRIPT },
    at: '3:13',
  },
  {
    name: 'a script by its path without an x bit',
    code: 'CONTAINER_NOT_EXECUTABLE',
    dockerfile: 'FROM debian:12\nCOPY run /run.sh\nCMD ["/run.sh"]\n',
    files: { run: SCRIPT },
    at: '3:6',
  },
  {
    name: 'a script without an x bit in a shell',
    code: 'CONTAINER_NOT_EXECUTABLE',
    dockerfile: 'FROM debian:12\nCOPY run /run.sh\nCMD /run.sh\n',
    files: { run: SCRIPT },
  },
  {
    name: 'a script from Windows',
    code: 'CONTAINER_SCRIPT_CRLF',
    dockerfile: 'FROM alpine\nCOPY --chmod=755 run /run.sh\nCMD ["/run.sh"]\n',
    files: { run: '#!/bin/sh\r\necho a\r\n' },
    at: '3:6',
  },
  {
    name: 'bash on alpine',
    code: 'CONTAINER_INTERPRETER_MISSING',
    dockerfile: 'FROM alpine\nCOPY --chmod=755 run /run.sh\nCMD ["/run.sh"]\n',
    files: { run: '#!/bin/bash\necho a\n' },
    at: '3:6',
  },
  {
    name: 'bash by env on alpine',
    code: 'CONTAINER_INTERPRETER_MISSING',
    dockerfile: 'FROM alpine\nCOPY --chmod=755 run /run.sh\nCMD ["/run.sh"]\n',
    files: { run: '#!/usr/bin/env bash\necho a\n' },
    at: '3:6',
  },
  {
    name: 'no first line',
    code: 'CONTAINER_SCRIPT_WITHOUT_SHEBANG',
    dockerfile: 'FROM alpine\nCOPY --chmod=755 run /run.sh\nCMD ["/run.sh"]\n',
    files: { run: 'echo a\n' },
    at: '3:6',
  },
  {
    name: 'a byte order mark',
    code: 'CONTAINER_SCRIPT_WITHOUT_SHEBANG',
    dockerfile: 'FROM alpine\nCOPY --chmod=755 run /run.sh\nCMD ["/run.sh"]\n',
    files: { run: `\uFEFF${SCRIPT}` },
    at: '3:6',
  },
  {
    name: 'an account that nobody made',
    code: 'CONTAINER_USER_MISSING',
    dockerfile: 'FROM alpine\nUSER app\nCMD ["sleep", "5"]\n',
    at: '2:1',
  },
  { name: 'a database without its password', code: 'CONTAINER_VARIABLE_REQUIRED', dockerfile: 'FROM postgres:17\n' },
  {
    name: 'command instead of args',
    code: 'CONTAINER_COMMAND_SKIPS_ENTRYPOINT',
    dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\n',
    pod: 'command: ["10"]',
    at: '6:36',
  },
  {
    name: 'another program on nginx',
    code: 'CONTAINER_BASE_PROGRAM_REPLACED',
    dockerfile: 'FROM nginx\nCMD ["node", "a.js"]\n',
    at: '2:1',
  },
  {
    name: 'a database script replaced',
    code: 'CONTAINER_BASE_ENTRYPOINT_REPLACED',
    dockerfile: 'FROM postgres:17\nCOPY --chmod=755 run /run.sh\nENTRYPOINT ["/run.sh"]\n',
    files: { run: '#!/bin/sh\necho a\n' },
    at: '3:1',
  },
  {
    name: 'a program that is nowhere',
    code: 'CONTAINER_PROGRAM_MISSING',
    dockerfile: 'FROM alpine\nCMD ["slep", "5"]\n',
    at: '2:6',
  },
  {
    name: 'a program that a shell does not find',
    code: 'CONTAINER_PROGRAM_MISSING',
    dockerfile: 'FROM alpine\nCMD slep 5\n',
    at: '2:5',
  },
  {
    name: 'an entrypoint option on its own',
    code: 'CONTAINER_ARGUMENTS_MISSING',
    dockerfile: 'FROM alpine\nCMD ["sleep", "5"]\n',
    run: 'docker run --entrypoint sleep app',
  },
  {
    name: 'an entrypoint without CMD',
    code: 'CONTAINER_ARGUMENTS_MISSING',
    dockerfile: 'FROM ubuntu\nENTRYPOINT ["sleep"]\n',
    at: '2:13',
  },
  {
    name: 'the program once more',
    code: 'CONTAINER_ARGUMENTS_REPEATED',
    dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\n',
    run: 'docker run app sleep 5',
  },
  {
    name: 'a default option once more',
    code: 'CONTAINER_ARGUMENTS_REPEATED',
    dockerfile: 'FROM alpine\nENTRYPOINT ["tail", "-n", "1", "-f", "/dev/null"]\n',
    pod: 'args: ["-n", "2"]',
    at: '6:43',
  },
  {
    name: 'CMD in shell form behind sleep',
    code: 'CONTAINER_SHELL_FORM_AS_ARGUMENTS',
    dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\nCMD 5\n',
    at: '3:1',
  },
  {
    name: 'words behind sh -c',
    code: 'CONTAINER_SHELL_TEXT_SPLIT',
    dockerfile: 'FROM alpine\nCMD ["sh", "-c", "sleep", "5"]\n',
    at: '2:27',
  },
  {
    name: '&& in a pod',
    code: 'CONTAINER_OPERATOR_WITHOUT_SHELL',
    dockerfile: 'FROM alpine\n',
    pod: 'command: ["echo", "a", "&&", "ls"]',
    at: '6:59',
  },
  {
    name: '${NAME} in a pod',
    code: 'CONTAINER_SHELL_VARIABLE',
    dockerfile: 'FROM alpine\n',
    pod: 'command: ["echo", "${A}"]',
    at: '6:54',
  },
  {
    name: '$(NAME) of nothing',
    code: 'CONTAINER_REFERENCE_UNKNOWN',
    dockerfile: 'FROM alpine\nENV A=1\n',
    pod: 'command: ["echo", "$(A)"]',
    at: '6:54',
  },
  {
    name: 'quotes in a JSON string',
    code: 'CONTAINER_EXEC_FORM_QUOTES',
    dockerfile: `FROM alpine\nCMD ["echo", "'a b'"]\n`,
    at: '2:14',
  },
  {
    name: 'a build argument at run time',
    code: 'CONTAINER_BUILD_ARGUMENT_AT_RUN',
    dockerfile: 'FROM alpine\nARG PORT=1\nCMD echo $PORT\n',
    at: '3:5',
  },
  {
    name: 'a script that drops CMD',
    code: 'CONTAINER_SCRIPT_IGNORES_ARGUMENTS',
    dockerfile: 'FROM alpine\nCOPY --chmod=755 run /run.sh\nENTRYPOINT ["/run.sh"]\nCMD ["sleep", "5"]\n',
    files: { run: '#!/bin/sh\necho a\n' },
    at: '4:6',
  },
  { name: 'ubuntu alone', code: 'CONTAINER_SHELL_WITHOUT_INPUT', dockerfile: 'FROM ubuntu\n', at: '1:1' },
  {
    name: 'node alone behind its script',
    code: 'CONTAINER_SHELL_WITHOUT_INPUT',
    dockerfile: 'FROM node:22\n',
    at: '1:1',
  },
  {
    name: 'nginx that goes to the background',
    code: 'CONTAINER_LEFT_IN_BACKGROUND',
    dockerfile: 'FROM nginx\nCMD ["nginx"]\n',
    at: '2:6',
  },
  {
    name: 'nginx that a step installs',
    code: 'CONTAINER_LEFT_IN_BACKGROUND',
    dockerfile: 'FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD ["nginx"]\n',
    at: '3:6',
  },
  {
    name: 'an ampersand at the end',
    code: 'CONTAINER_LEFT_IN_BACKGROUND',
    dockerfile: 'FROM debian:12\nCMD sleep 100 &\n',
    at: '2:5',
  },
  {
    name: 'dash in front of a program',
    code: 'CONTAINER_SHELL_KEEPS_SIGNAL',
    dockerfile: 'FROM debian:12\nCMD tail -f /dev/null\n',
    at: '2:5',
  },
]

describe('what is probably not meant', () => {
  test.each(TOLD)('$code: $name', ({ code, at, ...given }) => {
    const { diagnostics } = analyse(given)
    const found = diagnostics.filter((each) => each.code === code)
    expect(found).toHaveLength(1)
    const { file, start } = found[0]?.range ?? {}
    const place = at === undefined ? undefined : `${file}:${start?.line}:${start?.column}`
    expect(place).toBe(at === undefined ? undefined : `${given.pod === undefined ? 'Dockerfile' : 'pod.yaml'}:${at}`)
  })

  test('has a case here for every finding', () => {
    const tested = new Set(TOLD.map(({ code }) => code))
    expect(CONTAINER_FINDINGS.map(({ code }) => code).filter((code) => !tested.has(code))).toEqual([])
  })
})

/** Close to a finding, but right. */
const SOUND: readonly (Case & { readonly name: string })[] = [
  {
    name: 'a number of seconds behind sleep',
    dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\nCMD ["5"]\n',
    run: 'docker run app 10',
  },
  {
    name: 'another command for an image without ENTRYPOINT',
    dockerfile: 'FROM ubuntu\nCMD ["sleep", "5"]\n',
    run: 'docker run app ls /',
  },
  {
    name: 'an option that the program itself has',
    dockerfile: 'FROM alpine\nENTRYPOINT ["ls"]\n',
    run: 'docker run app -d /',
  },
  { name: 'ubuntu with a terminal', dockerfile: 'FROM ubuntu\n', run: 'docker run -it ubuntu' },
  {
    name: 'a script that hands over',
    dockerfile: 'FROM alpine\nCOPY --chmod=755 run /run.sh\nENTRYPOINT ["/run.sh"]\nCMD ["sleep", "5"]\n',
    files: { run: SCRIPT },
  },
  {
    name: 'a script of mode 755',
    dockerfile: 'FROM alpine\nCOPY run /run.sh\nENTRYPOINT ["/run.sh"]\nCMD ["sleep", "5"]\n',
    files: { run: SCRIPT },
    modes: { run: 0o755 },
  },
  {
    name: 'bash where it is installed',
    dockerfile: 'FROM alpine\nRUN apk add --no-cache bash\nCOPY --chmod=755 run /run.sh\nCMD ["/run.sh"]\n',
    files: { run: '#!/bin/bash\necho a\n' },
  },
  {
    name: 'an account that a step makes',
    dockerfile: 'FROM alpine\nRUN adduser -D app\nUSER app\nCMD ["sleep", "5"]\n',
  },
  {
    name: 'a script that calls the one of the base',
    dockerfile: 'FROM postgres:17\nCOPY --chmod=755 run /run.sh\nENTRYPOINT ["/run.sh"]\nCMD ["postgres"]\n',
    files: { run: '#!/bin/sh\nexec docker-entrypoint.sh "$@"\n' },
    run: 'docker run -e POSTGRES_PASSWORD=x app',
  },
  { name: 'nginx as its image starts it', dockerfile: 'FROM nginx\nCOPY index.html /usr/share/nginx/html/\n' },
  { name: 'exec in a shell form', dockerfile: 'FROM debian:12\nCMD exec tail -f /dev/null\n' },
  {
    name: '$(NAME) that the container has',
    dockerfile: 'FROM alpine\n',
    pod: 'env: [{ name: A, value: "1" }], command: ["echo", "$(A)"]',
  },
  {
    name: '${NAME} for a shell',
    dockerfile: 'FROM alpine\n',
    pod: 'env: [{ name: A, value: "1" }], command: ["sh", "-c", "echo ${A} && ls"]',
  },
  { name: 'a parameter for the text of a shell', dockerfile: 'FROM alpine\nCMD ["sh", "-c", "sleep $0", "5"]\n' },
  {
    name: 'the same program as command of a pod',
    dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\nCMD ["5"]\n',
    pod: 'command: ["sleep", "10"]',
  },
  { name: 'a build argument kept by ENV', dockerfile: 'FROM alpine\nARG PORT=1\nENV PORT=$PORT\nCMD echo $PORT\n' },
]

describe('what is meant', () => {
  test.each(SOUND)('$name', (given) => {
    expect(codesOf(analyse(given))).toEqual([])
  })
})

test('a script of the base that lies outside of PATH is named with its folder', () => {
  const [told] = analyse({ dockerfile: 'FROM nginx\nENTRYPOINT ["/bin/echo"]\n' }).diagnostics
  expect(told).toMatchObject({ args: { script: '/docker-entrypoint.sh' } })
})

test('one cause is told once', () => {
  const replaced = analyse({
    dockerfile: 'FROM postgres:17\nCOPY --chmod=755 run /run.sh\nENTRYPOINT ["/run.sh"]\n',
    files: { run: '#!/bin/sh\necho a\n' },
  })
  expect(codesOf(replaced)).toEqual(['CONTAINER_BASE_ENTRYPOINT_REPLACED'])
  const misplaced = analyse({ dockerfile: 'FROM alpine\nCMD ["sleep", "5"]\n', run: 'docker run app --rm' })
  expect(codesOf(misplaced)).toEqual(['CONTAINER_OPTION_AFTER_IMAGE'])
})
