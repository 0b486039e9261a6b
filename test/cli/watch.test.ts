import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GRADE } from '../support/built.ts'
import { hasTerminal, inTerminal, piped, type Place } from '../support/terminal.ts'

let folder = ''
let place: Place = { cwd: '', env: {} }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-cli-'))
  cpSync('test/cli/learner', folder, { recursive: true })
  const { PATH } = process.env
  place = { cwd: folder, env: { PATH, XDG_STATE_HOME: join(folder, 'state'), LANG: 'C', TERM: 'xterm', NO_COLOR: '1' } }
})

afterEach(() => rmSync(folder, { recursive: true }))

const manifest = (replicas: number) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "nginx:1.26" }] }
`

/** A watch whose output goes into pipes. Ended by a signal, as Ctrl-C does it. */
function watched(...argv: readonly string[]) {
  const child = spawn(process.execPath, [GRADE, ...argv, '--watch'], { cwd: place.cwd, env: { ...place.env } })
  let [out, complaints] = ['', '']
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return {
    /** Waits until this has been said, since the last time that something was waited for. Gives what was said before it. */
    says: async (text: string): Promise<string> => {
      while (!out.includes(text)) await new Promise((resolve) => setTimeout(resolve, 10))
      const before = out.slice(0, out.indexOf(text))
      out = out.slice(before.length + text.length)
      return before
    },
    complaints: () => complaints,
    interrupt: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

const work = (name: string) => join(folder, 'exercise-1', name)

describe('in pipes', () => {
  test('a report for each save; a folder that comes late, goes and comes back; the last exit code', async () => {
    const watch = watched('1')
    await watch.says('waiting for files')
    mkdirSync(join(folder, 'exercise-1'))
    writeFileSync(work('deployment.yaml'), manifest(1))
    await watch.says('1 / 4 points')
    writeFileSync(work('deployment.yaml'), '')
    await watch.says('0 / 4 points')
    writeFileSync(work('deployment.yaml.swp'), manifest(2))
    renameSync(work('deployment.yaml.swp'), work('deployment.yaml'))
    await watch.says('4 / 4 points')
    rmSync(join(folder, 'exercise-1'), { recursive: true })
    await watch.says('waiting for files')
    mkdirSync(join(folder, 'exercise-1'))
    writeFileSync(work('deployment.yaml'), manifest(1))
    await watch.says('1 / 4 points')
    expect(watch.complaints()).toContain('Ctrl-C')
    expect(await watch.interrupt()).toBe(1)
  })

  test('what was not changed is not graded again, and no screen is cleared', async () => {
    mkdirSync(join(folder, 'exercise-1'))
    writeFileSync(work('deployment.yaml'), manifest(2))
    const watch = watched('1')
    await watch.says('4 / 4 points')
    writeFileSync(work('notes.txt~'), 'nothing that is handed in')
    writeFileSync(work('deployment.yaml'), manifest(2))
    writeFileSync(join(folder, 'elsewhere.txt'), '')
    await new Promise((resolve) => setTimeout(resolve, 1500)) // longer than a heartbeat
    writeFileSync(work('deployment.yaml'), manifest(3))
    const before = await watch.says('1 / 4 points')
    expect(before).not.toContain('points')
    expect(before).not.toContain('\u001b')
    expect(await watch.interrupt()).toBe(1)
  })

  test('full marks end with 0, and files of reporters are written each time', async () => {
    mkdirSync(join(folder, 'exercise-1'))
    writeFileSync(work('deployment.yaml'), manifest(2))
    const watch = watched('1', '--reporter', 'json=report.json')
    await watch.says('4 / 4 points')
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toContain('"points": 4')
    expect(await watch.interrupt()).toBe(0)
  })

  test('a hint is offered while one is closed', async () => {
    mkdirSync(join(folder, 'exercise-1'))
    writeFileSync(work('deployment.yaml'), manifest(1))
    const watch = watched('1')
    await watch.says('grade hint exercise-1 first/replicas')
    piped(['hint', '1'], place)
    piped(['hint', '1'], place)
    writeFileSync(work('deployment.yaml'), manifest(3))
    await watch.says('all 2 hints are open')
    expect(await watch.interrupt()).toBe(1)
  })

  test('an exercise nobody knows ends at once', () => {
    expect(piped(['nothing', '--watch'], place).status).toBe(2)
  })
})

describe('in a terminal', () => {
  test('keys: hint, timeline, list, next, quit', (context) => {
    context.skip(!hasTerminal, 'needs python3 with its module pty for a pseudo-terminal')
    piped(['start', '1'], place)
    const script = [
      'q quit=>h',
      'h opens the next hint\r\n\r\nenter back=>t',
      'timeline  first=>l',
      'started=>!exercise-1/deployment.yaml=' + manifest(2).replaceAll('\n', '\\n'),
      'full marks=>n',
      'grade start exercise-2=>q',
    ].join('|')
    const { status, stdout, stderr } = inTerminal(script, ['1', '--watch'], place)
    expect(stderr).toBe('')
    expect(stdout).toContain('4 / 4 points')
    expect(stdout).toContain('\u001b[2J')
    expect(status).toBe(2)
  })
})
