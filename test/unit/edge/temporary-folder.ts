import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export type Contents = Readonly<
  Record<string, string | Uint8Array | { readonly link: string } | { readonly run: string }>
>

/** A folder with these files, gone when the test is: texts, bytes, links, texts that may be executed. */
export function temporaryFolder(contents: Contents): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'grade-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
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
  return root
}
