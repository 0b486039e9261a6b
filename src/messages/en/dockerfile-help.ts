import { type DockerfileRemedy, dockerfileRemedy } from '../dockerfile-remedy.ts'

const TEXTS: Readonly<Record<DockerfileRemedy, (name: string) => string>> = {
  colon: (name) => `an instruction has no colon: write \`${name.toUpperCase()}\` and a blank`,
  blank: (name) => `put a blank between \`${name.toUpperCase()}\` and what follows it`,
  'instruction-meant': (name) => `write \`${name}\``,
  instruction: () => 'begin every line with an instruction such as `FROM`, `COPY`, `ENTRYPOINT` or `CMD`',
  'strings-only': () =>
    'put every word of the list in double quotes, numbers too: `["one", "2"]` instead of `["one", 2]`',
  from: () => 'begin the Dockerfile with `FROM` and the name of a base image',
  'no-file': () => 'a file named `Dockerfile` has to be there, without an ending',
  'image-meant': (name) => `did you mean \`${name}\`?`,
  image: () => 'compare the name and the tag of the base image with the ones that exist',
  'not-in-context': (path) =>
    `there is no \`${path.replace(/^\//, '')}\` in the build context: only the files that the exercise asks for are in it`,
  arguments: () => 'write behind the instruction what it needs, on the same line',
  other: () => 'the build ended at this place, and nothing behind it was looked at: mend it and build again',
}

/** How to mend a Dockerfile that does not build. */
export function dockerfileHelp(message: string): string {
  const { remedy, name } = dockerfileRemedy(message)
  return TEXTS[remedy](name)
}
