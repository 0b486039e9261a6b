import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

export const IMAGE_MESSAGES = {
  DOCKER_NOT_SIMULATED: {
    message: ({ command }) => `\`${command}\` is not simulated, so it did nothing`,
    help: () => 'use `docker build`, `run`, `ps`, `images`, `logs`, `inspect`, `stop`, `start`, `rm` or `rmi`',
  },
  DOCKER_RUN_NEVER_ENDS: {
    message: ({ container }) =>
      `the container \`${container}\` does not end by itself, so the command was left as by Ctrl-C`,
    help: () => 'run it in the background with `docker run -d`',
  },
  IMAGE_ASSUMED: {
    message: ({ image }) => `nothing is known about the image \`${image}\`, so it is assumed to pull and to run`,
    help: ({ image, near }) =>
      `${near === undefined ? '' : `did you mean \`${near}\`? `}say otherwise with \`--image ${image}=not-found\`, \`=unready\` or \`=exits:1\``,
  },
  IMAGE_PROGRAM_ASSUMED: {
    message: ({ program, image }) => `\`${program}\` in \`${image}\` is not modelled, so it is assumed to keep running`,
  },
  IMAGE_TAG_ASSUMED: {
    message: ({ image, like }) => `the tag of \`${image}\` is not listed, so it is assumed to behave like \`${like}\``,
  },
  IMAGE_UNKNOWN: {
    message: ({ image }) => `nothing is known about the image \`${image}\``,
    help: ({ image, near }) =>
      `${near === undefined ? 'compare the name with what the exercise asks for' : `did you mean \`${near}\`?`} (the author of an exercise declares more images, such as \`${image}\`, under \`images:\`)`,
  },
  PROBE_ASSUMED: {
    message: ({ probe, container }) =>
      String(probe).includes(',')
        ? `${names(probe)} of container \`${container}\` are not run, so they are assumed to succeed as soon as the program is up`
        : `the \`${probe}\` of container \`${container}\` is not run, so it is assumed to succeed as soon as the program is up`,
    help: () => 'compare its port, path or command with what the program really answers to',
  },
} as const satisfies Record<string, MessageText>
