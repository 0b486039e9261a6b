import type { CodeFacts } from '../codes.ts'

/** Command files and the commands in them. */
export const COMMAND_CODES = {
  COMMAND_BACKGROUND: { severity: 'info', title: 'A command that was to run in the background' },
  COMMAND_CHAIN_STOPPED: { severity: 'info', title: 'A failing command ended its line' },
  COMMAND_EDITOR: { severity: 'warning', title: 'An editor, which nobody can use here' },
  COMMAND_FILE_MISSING: { severity: 'error', title: 'A command file that is not there' },
  COMMAND_FILE_STOPPED: { severity: 'info', title: 'A failing command ended the file' },
  COMMAND_FOLDER_FULL: { severity: 'warning', title: 'More files or text than the virtual folder holds' },
  COMMAND_HERE_DOCUMENT_OPEN: { severity: 'warning', title: 'A here-document without its closing word' },
  COMMAND_FILE_LIMIT: { severity: 'error', title: 'A command file that is too large to be read' },
  COMMAND_LIMIT: { severity: 'error', title: 'More commands than one file may run' },
  COMMAND_NESTED: { severity: 'error', title: 'Functions or files that call one another too deeply' },
  COMMAND_NEVER_ENDS: { severity: 'warning', title: 'A command that follows something that never comes' },
  COMMAND_NOT_ALLOWED: { severity: 'error', title: 'A command that the grader does not run' },
  COMMAND_NOT_SIMULATED: { severity: 'warning', title: 'A command or flag that is not simulated' },
  COMMAND_OUTPUT_CUT: { severity: 'warning', title: 'More output than one command may have' },
  COMMAND_PATH_OUTSIDE: { severity: 'error', title: 'A path that leads out of the folder' },
  COMMAND_PROMPT_PASTED: { severity: 'info', title: 'Prompts or output pasted from a terminal' },
  COMMAND_SAID_ERROR: { severity: 'warning', title: 'A command that failed' },
  COMMAND_SYNTAX: { severity: 'error', title: 'Text that the shell cannot read' },
  COMMAND_TEXT_LIMIT: { severity: 'error', title: 'More text than the commands of one file may go through' },
  COMMAND_WAIT_CUT: { severity: 'warning', title: 'A longer wait than one command may have' },
} as const satisfies Record<string, CodeFacts>
