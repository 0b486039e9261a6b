#!/usr/bin/env node
import module from 'node:module'
import { run } from './cli/run.ts'

/** The entry of the `grade` command: exists to start fast, everything else is loaded by what the command line asks for. */
const { enableCompileCache } = module as { readonly enableCompileCache?: () => void }
enableCompileCache?.()

process.exitCode = await run(process.argv.slice(2))
