import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { CODE_CACHE_FILE, compile, evaluate, PROGRAM_FILE } from '../../src/edge/code-cache.ts'
import { findExercises } from '../../src/edge/files-exercise.ts'

/** Bundles the whole program into one CommonJS file: V8 keeps what it compiled for scripts, not for ES modules. */
export async function bundleProgram(root: string, compiled: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/program.ts'],
    outfile: join(compiled, PROGRAM_FILE),
    bundle: true,
    minify: true,
    legalComments: 'linked',
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [withoutChildProcess],
    banner: { js: '(function(exports,require,module,__filename,__dirname){' },
    footer: { js: '})' },
    logLevel: 'warning',
  })
  const path = join(compiled, PROGRAM_FILE)
  writeFileSync(path, escaped(readFileSync(path, 'utf8')))
}

/**
 * The program is read as Latin-1, which is faster, so it must be ASCII: esbuild leaves the signs of regular expressions as they are. There as in
 * texts an escape means the same.
 */
function escaped(code: string): string {
  return code.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** One package names `node:child_process` for a feature that is not used here. Nothing is executed, so it is not even loaded. */
const withoutChildProcess: Plugin = {
  name: 'without-child-process',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'nothing' }))
    bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
  },
}

type Program = typeof import('../../src/cli/program.ts')

/**
 * Runs the program on the course and keeps what V8 compiled while it ran: functions that nobody called are not in the
 * cache, and those that everybody calls are.
 */
export async function makeCodeCache(exercises: string, compiled: string): Promise<void> {
  const script = compile(compiled)
  const { runProgram } = evaluate(script, compiled) as Program
  const console = {
    cwd: join(exercises, '..'),
    env: { XDG_STATE_HOME: join(compiled, 'nobody') },
    out: () => {},
    complain: () => {},
    outIsTerminal: false,
    columns: undefined,
  }
  for (const argv of rehearsal(exercises)) await runProgram(argv, console)
  writeFileSync(join(compiled, CODE_CACHE_FILE), script.createCachedData())
}

/**
 * What people type: the list, and an answer to each exercise graded. Wrong answers are left out, because a cache costs its
 * reader time by its size, and each of them goes wrong in its own place.
 */
function rehearsal(exercises: string): readonly (readonly string[])[] {
  const graded = findExercises(exercises)
    .map(({ id, path }) => ({ id, answers: join(path, 'right') }))
    .filter(({ answers }) => existsSync(answers))
    .flatMap(({ id, answers }) => readdirSync(answers).map((name) => [id, join(answers, name)]))
  return [[], ...graded].map((argv) => [...argv, '--exercises', exercises])
}
