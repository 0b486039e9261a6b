/** What usually mends a build that failed with these words; the first that fits counts. Source of the words: BuildKit. */
const REMEDIES: readonly (readonly [RegExp, (...found: readonly string[]) => string])[] = [
  [
    /unknown instruction: ([A-Za-z]+):/,
    (name = '') => `an instruction has no colon: write \`${name.toUpperCase()}\` and a blank`,
  ],
  [
    /unknown instruction: ([A-Za-z]+)[["'{]/,
    (name = '') => `put a blank between \`${name.toUpperCase()}\` and what follows it`,
  ],
  [/unknown instruction: .*did you mean ([A-Za-z]+)/, (name = '') => `write \`${name}\``],
  [/unknown instruction: /, () => 'begin every line with an instruction such as `FROM`, `COPY`, `ENTRYPOINT` or `CMD`'],
  [
    /comprised of strings only/,
    () => 'put every word of the list in double quotes, numbers too: `["one", "2"]` instead of `["one", 2]`',
  ],
  [/no build stage in current context/, () => 'begin the Dockerfile with `FROM` and the name of a base image'],
  [/cannot be empty/, () => 'begin the Dockerfile with `FROM` and the name of a base image'],
  [/failed to read dockerfile/, () => 'a file named `Dockerfile` has to be there, without an ending'],
  [/failed to resolve source metadata.*did you mean ([^)?]+)/, (name = '') => `did you mean \`${name}\`?`],
  [
    /failed to resolve source metadata/,
    () => 'compare the name and the tag of the base image with the ones that exist',
  ],
  [
    /failed to calculate checksum of ref .*"([^"]*)": not found/,
    (path = '') =>
      `there is no \`${path.replace(/^\//, '')}\` in the build context: only the files that the exercise asks for are in it`,
  ],
  [
    /requires (?:at least |exactly )?\w+ arguments?/,
    () => 'write behind the instruction what it needs, on the same line',
  ],
]

/** How to mend a Dockerfile that does not build. */
export function dockerfileHelp(message: string): string {
  for (const [pattern, remedy] of REMEDIES) {
    const found = pattern.exec(message)
    if (found !== null) return remedy(...found.slice(1))
  }
  return 'the build ended at this place, and nothing behind it was looked at: mend it and build again'
}
