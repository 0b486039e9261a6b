import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** An example of the page on the library, and what it prints. */
export interface LibraryExample {
  /** The functions that it imports. */
  readonly name: string
  readonly code: string
  readonly printed: string
}

const page = join(resolve(import.meta.dirname, '../..'), 'docs/library.md')

/** Every example of `docs/library.md` that is followed by what it prints. */
export function libraryExamples(): readonly LibraryExample[] {
  const text = readFileSync(page, 'utf8')
  return [...text.matchAll(/```js\n(.*?)\n```\n\n```text\n(.*?)\n```/gs)].map(([, code = '', printed = '']) => ({
    name: /import \{ (.*?) \}/.exec(code)?.[1] ?? '',
    code,
    printed,
  }))
}
