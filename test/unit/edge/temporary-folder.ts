import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, onTestFinished } from 'vitest'

export type Contents = Readonly<
  Record<string, string | Uint8Array | { readonly link: string } | { readonly run: string }>
>

/** A folder with these files, gone when the test is: texts, bytes, links, texts that may be executed. */
export function temporaryFolder(contents: Contents): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'grade-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  writeContents(root, contents)
  return root
}

/** A folder for all tests of a file, gone when they are over. */
export function folderOfTests(): { readonly path: string } {
  const folder = { path: '' }
  beforeAll(() => {
    folder.path = mkdtempSync(join(tmpdir(), 'grade-'))
  })
  afterAll(() => rmSync(folder.path, { recursive: true }))
  return folder
}

/** Writes files below a folder; a path with `/` at its end is a folder. */
export function writeContents(root: string, contents: Contents): void {
  for (const [path, content] of Object.entries(contents)) {
    const place = join(root, path)
    mkdirSync(path.endsWith('/') ? place : dirname(place), { recursive: true })
    if (path.endsWith('/')) continue
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(place, content)
    else if ('link' in content) symlinkSync(content.link, place)
    else {
      writeFileSync(place, content.run)
      chmodSync(place, 0o755)
    }
  }
}
