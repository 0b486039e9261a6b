/** Codes of sentences about one container: where words come from, what plays no part, how its process ends. */
export const CONTAINER_REASONS = [
  // where a word comes from
  'WORD_EXEC_FORM',
  'WORD_SHELL_FORM',
  'WORD_SHELL_PREFIX',
  'WORD_BASE_IMAGE',
  'WORD_IMAGE',
  'WORD_RUN_ARGUMENT',
  'WORD_RUN_ENTRYPOINT',
  'WORD_POD_COMMAND',
  'WORD_POD_ARGS',
  // what it is to the program in front of it
  'ROLE_SHELL_NAME',
  'ROLE_SHELL_PARAMETER',
  'ROLE_EXPANDED_FROM',
  // why an Entrypoint or Cmd plays no part
  'UNUSED_ARGUMENTS',
  'UNUSED_ENTRYPOINT_OPTION',
  'UNUSED_POD_COMMAND',
  'UNUSED_POD_ARGS',
  'UNUSED_REPLACED',
  'UNUSED_EMPTIED',
  // how its process ends
  'CONTAINER_ENDS',
  'CONTAINER_GOES_ON',
  'CONTAINER_NOT_STARTED',
  'CONTAINER_NOT_CREATED',
  'CONTAINER_START_ERROR',
  'CONTAINER_PID_1',
  'CONTAINER_OTHER_PROCESS',
  'CONTAINER_LEFT_BEHIND',
  'CONTAINER_PROGRAM_TAKEN',
  'CONTAINER_STOPS',
  'CONTAINER_STOP_KILLS',
  'CONTAINER_STOP_OPEN',
  'CONTAINER_RESTARTS',
  'CONTAINER_STAYS_ENDED',
] as const
