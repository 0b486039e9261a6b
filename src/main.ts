#!/usr/bin/env node
import { run } from './cli/run.ts'

/**
 * The entry of the `grade` command: exists to start fast, everything else is loaded by what the command line asks for. It is built as a
 * CommonJS script, because Node takes a twelfth longer to start an ES module.
 */

void run(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode
})
