import type { Args } from '../../domain/diagnostic.ts'

/** How to mend an exec form with the whole command in one word. Shell form of `ENTRYPOINT` would take no arguments. */
export function execFormHelp({ keyword, word, needs }: Args): string {
  if (needs !== 'shell') return 'make every word of the command a string of its own'
  const started = `\`${keyword} ["sh", "-c", ${JSON.stringify(word)}]\``
  return `a shell has to read it: ${keyword === 'ENTRYPOINT' ? '' : `\`${keyword} ${word}\`, or `}${started}`
}

/** The same where `docker run` or a pod holds the command. */
export function oneWordHelp({ where, program, word, needs }: Args): string {
  if (where === 'entrypoint-option') {
    return `\`--entrypoint\` takes the program only: \`--entrypoint ${program}\`, and the arguments behind the image name`
  }
  if (where === 'pod') {
    return needs === 'shell'
      ? `a shell has to read it: \`["sh", "-c", ${JSON.stringify(word)}]\``
      : 'make every word an item of its own'
  }
  return needs === 'shell'
    ? 'a shell has to read it: put `sh -c` before the quotes'
    : 'leave the quotes out, so that every word stands for itself'
}
