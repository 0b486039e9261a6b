/** Characters that one shell variable, one line of input or one formatted text may have; what is beyond is dropped. */
export const TEXT_CHARACTERS_MAX = 100_000

/** Characters that one file may grow to while processes write to it. */
export const FILE_CHARACTERS_MAX = 1_000_000

/** Words that one command may have, and parameters a shell. */
export const WORDS_MAX = 10_000

/** Processes alive at once; a fork bomb is stopped there. */
export const PROCESSES_MAX = 200

/** Commands inside of commands in one shell, functions that call functions included. */
export const NESTING_MAX = 250
