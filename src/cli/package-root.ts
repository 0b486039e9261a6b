import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The folder of this package: of its sources, or of what was installed. Its exercises and documentation are found there. */
export function packageRoot(): string {
  let folder = import.meta.dirname
  while (!isRoot(folder) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** `dist` has a `package.json` too, which says no more than that its scripts are CommonJS. */
function isRoot(folder: string): boolean {
  return existsSync(join(folder, 'package.json')) && basename(folder) !== 'dist'
}
