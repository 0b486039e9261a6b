import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/**
 * Links the project's own commands into `node_modules/.bin`, as npm does for those of dependencies: then `npx grade` runs
 * the built program in a fresh clone, at once and without npm's cache.
 */
const root = resolve(import.meta.dirname, '..')
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly bin: Readonly<Record<string, string>>
}

for (const [command, program] of Object.entries(bin)) {
  const link = join(root, 'node_modules/.bin', command)
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync(relative(dirname(link), join(root, program)), link)
}
