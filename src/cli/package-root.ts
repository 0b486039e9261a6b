import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of this package: of its sources, or of what was installed. Its exercises and documentation are found there. */
export function packageRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}
