import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GRADE } from '../support/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'grade-rollout-'))

const manifest = (image: string, replicas = 2) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "${image}" }] }
`

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function rollout(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GRADE, 'rollout', ...argv], {
    cwd: join(folder, 'work'),
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeAll(() => {
  put('work/v1.yaml', manifest('nginx:1.26'))
  put('work/v2.yaml', manifest('nginx:1.27'))
  put('work/broken.yaml', manifest('nginx:1.27').replace('replicas: 2', 'replicas: two'))
  put('work/undo.sh', 'kubectl rollout undo deployment/web\n')
  put('work/other/later.sh', 'kubectl apply -f ../v2.yaml\nkubectl apply -f base.yaml\n')
  put('work/other/base.yaml', manifest('nginx:1.26', 4))
  put('work/script/commands.sh', 'kubectl apply -f k8s/web.yaml\nkubectl get deployment web -o name\n')
  put('work/script/k8s/web.yaml', manifest('shop/web:3'))
  put('work/world.yaml', 'images:\n  "nginx:1.27": { pull: unauthorized }\n')
  put('work/wrong-world.yaml', 'images:\n  "nginx:1.27": { pul: not-found }\n')
  put('work/notes.md', '# notes\n')
  symlinkSync(join(folder, 'work/v1.yaml'), join(folder, 'work/link.yaml'))
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('what the arguments may be', () => {
  test('manifests, applied in their order', () => {
    const { status, stdout, stderr } = rollout(['v1.yaml', 'v2.yaml'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('new revision 2 (was 1)')
    expect(stdout).toContain('image: nginx:1.26 → nginx:1.27')
  })

  test('manifests and commands, mixed', () => {
    const { status, stdout } = rollout(['v1.yaml', 'v2.yaml', 'undo.sh'])
    expect(status).toBe(0)
    expect(stdout).toContain('1 becomes 3')
    expect(stdout).toContain('undo.sh:1:1')
  })

  test('commands in a folder of their own, which reach only what is below', () => {
    const { status, stdout } = rollout(['script/commands.sh'])
    expect(status).toBe(0)
    expect(stdout).toContain('deployment.apps/web')
    expect(stdout).toContain('shop/web:3')
  })

  test('files of several folders, named as they are seen from here', () => {
    const { stdout } = rollout(['other/base.yaml', 'v1.yaml'])
    expect(stdout).toContain('kubectl apply -f other/base.yaml')
    expect(stdout).toContain('spec.replicas: 4 → 2')
  })

  test('a folder of manifests', () => {
    const { status, stdout } = rollout(['script/k8s'])
    expect(status).toBe(0)
    expect(stdout).toContain('kubectl apply -f')
    expect(stdout).toContain('new revision 1')
  })

  test('nothing outside of the folder is opened', () => {
    const { status, stdout } = rollout(['other/later.sh'])
    expect(status).toBe(1)
    expect(stdout).toContain('COMMAND_PATH_OUTSIDE')
    expect(stdout).not.toContain('nginx:1.27')
  })
})

describe('exit code', () => {
  test.each([
    { name: 'a manifest that is refused', argv: ['broken.yaml'] },
    { name: 'a rollout that gets stuck', argv: ['v1.yaml', 'v2.yaml', '--image', 'nginx:1.27=unready'] },
    { name: 'a command that fails', argv: ['undo.sh'] },
  ])('1 for $name', ({ argv }) => {
    const { status, stdout, stderr } = rollout(argv)
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).not.toBe('')
  })

  test.each([
    { name: 'no file', argv: [], says: 'files' },
    { name: 'a file that is not there', argv: ['v3.yaml'], says: 'v3.yaml' },
    { name: 'a file of another kind', argv: ['notes.md'], says: 'notes.md' },
    { name: 'a symbolic link', argv: ['link.yaml'], says: 'SUBMISSION_SYMLINK' },
    { name: 'an image without a fate', argv: ['v1.yaml', '--image', 'nginx'], says: '--image NAME=not-found' },
    { name: 'a misspelled fate', argv: ['v1.yaml', '--image', 'nginx=not-fond'], says: 'did you mean `not-found`?' },
    { name: 'an exit code beyond 255', argv: ['v1.yaml', '--image', 'nginx=exits:256'], says: 'exits:256' },
    { name: 'a world that is not there', argv: ['v1.yaml', '--world', 'mars.yaml'], says: 'mars.yaml' },
    {
      name: 'a world with a misspelled key',
      argv: ['v1.yaml', '--world', 'wrong-world.yaml'],
      says: 'EXERCISE_KEY_UNKNOWN',
    },
  ])('2 for $name', ({ argv, says }) => {
    const { status, stdout, stderr } = rollout(argv)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

describe('the world of images', () => {
  test.each([
    { fate: 'not-found', says: 'not found' },
    { fate: 'unauthorized', says: 'ErrImagePull' },
    { fate: 'unready', says: 'never becomes ready' },
    { fate: 'slow', says: 'it completes at' },
    { fate: 'exits:7', says: 'exit code 7' },
  ])('--image NAME=$fate', ({ fate, says }) => {
    expect(rollout(['v1.yaml', 'v2.yaml', '--image', `nginx:1.27=${fate}`]).stdout.replaceAll(/\s+/g, ' ')).toContain(
      says,
    )
  })

  test('--world says what is so, and --image wins over it', () => {
    expect(rollout(['v1.yaml', 'v2.yaml', '--world', 'world.yaml']).status).toBe(1)
    const both = ['v1.yaml', 'v2.yaml', '--world', 'world.yaml', '--image', 'nginx:1.27=slow']
    expect(rollout(both).status).toBe(0)
  })

  test('an image that nobody knows runs, and that is said', () => {
    expect(rollout(['script/commands.sh']).stdout).toContain('IMAGE_ASSUMED')
  })
})

describe('forms of output', () => {
  test('--json is a trace', () => {
    const { status, stdout } = rollout(['v1.yaml', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      steps: [{ argv: ['kubectl', 'apply', '-f', 'v1.yaml'] }],
    })
  })

  test.each([
    { name: 'no colour into a pipe', argv: [], env: {}, colored: false },
    { name: 'colour by flag', argv: ['--color'], env: {}, colored: true },
    { name: 'NO_COLOR', argv: [], env: { NO_COLOR: '1', FORCE_COLOR: '1' }, colored: false },
  ])('$name', ({ argv, env, colored }) => {
    expect(rollout(['v1.yaml', ...argv], env).stdout.includes('\u001b[')).toBe(colored)
  })

  test('--plain has neither marks nor lanes', () => {
    const { stdout } = rollout(['v1.yaml', 'v2.yaml', '--plain'])
    expect(stdout).not.toMatch(/[●○│→✓✗]/)
    expect(stdout).toContain('deployment/web: new revision 2 (was 1)')
  })
})
