import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { writeWhole } from '../reporters.ts'
import { runAction } from './action.ts'
import { gradeMjs } from './grade-mjs.ts'

/**
 * The entry of `grade.mjs`. Started without words by a runner that has the inputs of the action, it is the GitHub Action; else the words say what
 * to do. Exercises that lie beside it, in `exercises/`, win over those in it: an instructor put them there.
 */
const { env, stdout, stderr } = process
const beside = join(import.meta.dirname, 'exercises')
const argv = process.argv.slice(2)
const exercises = existsSync(beside) ? { exercises: beside } : {}
const write = (text: string): void => void stdout.write(text)

process.exitCode =
  argv.length === 0 && env['INPUT_EXERCISE'] !== undefined
    ? await runAction({
        env,
        cwd: process.cwd(),
        write,
        append: (file, text) => appendFileSync(file, text),
        keep: (name, text) => {
          const file = join(env['RUNNER_TEMP'] ?? tmpdir(), name)
          writeWhole(file, text)
          return file
        },
        token: randomUUID,
        ...exercises,
      })
    : await gradeMjs(argv, {
        console: {
          cwd: process.cwd(),
          env,
          out: write,
          complain: (text) => void stderr.write(text),
          outIsTerminal: false,
          columns: undefined,
        },
        write: (file, text) => writeWhole(resolve(file), text),
        append: (file, text) => appendFileSync(file, text),
        now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
        token: randomUUID,
        ...exercises,
      })
