/** How the first line of `grade.mjs` says which version it is; the build writes it, and `grade doctor` reads it in the copies that lie about. */
export function graderMark(version: string): string {
  return `// kubegrade ${version}`
}

/** The version that a copy of `grade.mjs` says it is; `undefined` for any other file. */
export function graderVersion(text: string): string | undefined {
  return /^\/\/ kubegrade (\d{1,5}\.\d{1,5}\.\d{1,5}[\w.+-]{0,50})\n/.exec(text.slice(0, 100))?.[1]
}
