import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWhole } from '../reporters.ts'
import { runAction } from './action.ts'

/** The entry of the GitHub Action: `action.yml` names its bundle. */
const { env, stdout } = process

process.exitCode = await runAction({
  env,
  cwd: process.cwd(),
  write: (text) => void stdout.write(text),
  append: (file, text) => appendFileSync(file, text),
  keep: (name, text) => {
    const file = join(env['RUNNER_TEMP'] ?? tmpdir(), name)
    writeWhole(file, text)
    return file
  },
  token: randomUUID,
})
