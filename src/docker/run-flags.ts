import { COMMAND_SPECS } from './command-specs.ts'
import { type FlagTable, readFlagTable } from './flags.ts'

/** The flags of `docker run`. Most say something about resources or networks, which are not simulated, and are accepted. */
export function runFlags(): FlagTable {
  return readFlagTable(COMMAND_SPECS['container run']?.flags ?? '', true)
}
