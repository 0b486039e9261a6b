import type { CodeFacts } from '../codes.ts'

/** Dockerfiles: what a builder refuses or warns of. */
export const DOCKERFILE_CODES = {
  DOCKERFILE_INVALID: { severity: 'error', title: 'A Dockerfile that does not build' },
  DOCKERFILE_SOURCE_IGNORED: { severity: 'error', title: 'COPY of a file that .dockerignore keeps out' },
  DOCKERFILE_ARRAY_NOT_JSON: { severity: 'warning', title: 'A command line that only looks like a JSON array' },
  DOCKERFILE_CMD_EMPTIED: { severity: 'warning', title: 'ENTRYPOINT empties the CMD of the base image' },
  DOCKERFILE_ENTRYPOINT_SHELL_FORM: { severity: 'warning', title: 'ENTRYPOINT in shell form passes no arguments on' },
  DOCKERFILE_EXEC_FORM_ONE_WORD: { severity: 'warning', title: 'A whole command in one word of an exec form' },
  DOCKERFILE_EXEC_FORM_OPERATOR: { severity: 'warning', title: 'An operator of the shell in exec form' },
  DOCKERFILE_EXEC_FORM_VARIABLE: { severity: 'warning', title: 'A variable in exec form' },
  DOCKERFILE_CHECK: { severity: 'warning', title: 'A finding of `docker build --check`' },
  DOCKERFILE_INSTRUCTION_REPEATED: { severity: 'warning', title: 'An instruction of which only the last counts' },
} as const satisfies Record<string, CodeFacts>
