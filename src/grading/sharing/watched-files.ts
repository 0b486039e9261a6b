import type { Look, SourceFile } from '../../domain/submission.ts'

/** How each file that was looked at was looked at. */
export type Looks = ReadonlyMap<string, ReadonlySet<Look>>

/** The same files. Whoever looks at a text is noted: what was not looked at has no part in what comes of the others. */
export function watchedFiles(files: readonly SourceFile[], looks: Map<string, Set<Look>>): readonly SourceFile[] {
  return files.map((file) => {
    const textFor = (look: Look): string => {
      const known = looks.get(file.path)
      if (known === undefined) looks.set(file.path, new Set([look]))
      else known.add(look)
      return file.text
    }
    return {
      path: file.path,
      executable: file.executable,
      textFor,
      get text() {
        return textFor('text')
      },
    }
  })
}
