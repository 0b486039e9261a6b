import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const grade = resolve('dist/grade.js')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiz-cli-'))
  cpSync('test/cli/quiz', folder, { recursive: true })
})

afterAll(() => rmSync(folder, { recursive: true }))

const env = () => ({ ...process.env, XDG_STATE_HOME: join(folder, 'state'), NO_COLOR: '1', LANG: 'C', TERM: 'xterm' })

test('without a terminal it says what to do instead', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [grade, 'quiz', 'quiz-1'], {
    cwd: folder,
    env: env(),
    encoding: 'utf8',
    input: '',
  })
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain('grade quiz quiz-1 --template > answers.yaml')
})

/** A session needs a terminal: python3's `pty` makes one. Keys are typed when what is awaited has been shown. */
const DRIVER = `
import fcntl, os, pty, select, struct, sys, termios, time
script = [a.split('=>', 1) for a in sys.argv[1].split('|')]
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 80, 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b''
shown = b''
end = time.time() + 40
while time.time() < end:
    ready, _, _ = select.select([fd], [], [], 0.2)
    if ready:
        try:
            data = os.read(fd, 4096)
        except OSError:
            break
        if not data:
            break
        seen += data
        shown += data
    if script and script[0][0].encode() in seen:
        seen = b''
        time.sleep(0.2)
        os.write(fd, script.pop(0)[1].encode().decode('unicode_escape').encode())
sys.stdout.buffer.write(shown)
`
const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0

test('in a terminal it asks, explains, keeps what was answered, and writes the file', (context) => {
  context.skip(!hasPython, 'needs python3 with its module pty for a pseudo-terminal')
  const driver = join(folder, 'driver.py')
  writeFileSync(driver, DRIVER)
  const session = (script: string) =>
    spawnSync('python3', [driver, script, process.execPath, grade, 'quiz', 'quiz-1', '--out', 'answers.yaml'], {
      cwd: folder,
      env: env(),
      encoding: 'utf8',
    }).stdout
  const broken = session('choose one=>\\x1b[B\\r|your answer=>\\x03')
  expect(broken).toContain('old and new pods overlap')
  expect(broken).toContain('1 of 2 answered')
  const whole = session('your answer=>2, 3\\r')
  expect(whole).toContain('1 of 2 are answered already')
  expect(whole).toContain('2 of 2 right')
  expect(readFileSync(join(folder, 'answers.yaml'), 'utf8')).toBe('strategy: RollingUpdate\nlisted: "2, 3"\n')
  const graded = spawnSync(process.execPath, [grade, 'quiz-1', 'answers.yaml'], {
    cwd: folder,
    env: env(),
    encoding: 'utf8',
  })
  expect(graded.status).toBe(0)
})
