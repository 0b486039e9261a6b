import type { SourceFile } from '../../domain/submission.ts'

/** The same files. Whoever looks at a text is noted: what was not looked at has no part in what comes of the others. */
export function watchedFiles(files: readonly SourceFile[], read: Set<string>): readonly SourceFile[] {
  return files.map((file) => ({
    path: file.path,
    executable: file.executable,
    get text() {
      read.add(file.path)
      return file.text
    },
  }))
}
