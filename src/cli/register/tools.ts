import type { Command } from 'commander'
import type { EntrypointFlags } from '../commands/entrypoint.ts'
import type { LintFlags } from '../commands/lint.ts'
import type { RolloutFlags } from '../commands/rollout.ts'
import type { Console } from '../console.ts'
import { collect, type Finish } from './options.ts'

/** What works without an exercise. */
export function addTools(program: Command, console: Console, finish: Finish): void {
  addRollout(program, console, finish)
  addEntrypoint(program, console, finish)
  addLint(program, console, finish)
}

function addRollout(program: Command, console: Console, finish: Finish): void {
  program
    .command('rollout')
    .description(
      'show what a sequence of manifests and commands does: revisions and why, pods over time, what is wrong',
    )
    .argument('<files...>', 'manifests in the order in which they are applied, or a file of commands (`.sh`)')
    .option('--image <name=fate>', 'not-found, unauthorized, unready, slow or exits:CODE; repeatable', collect, [])
    .option('--world <file>', 'a YAML file with `images:` as the front matter of an exercise has them')
    .option('--json', 'the trace for programs')
    .action(async (files: readonly string[], _flags: object, command: Command) => {
      const { rolloutCommand } = await import('../commands/rollout.ts')
      finish(rolloutCommand({ ...command.optsWithGlobals<Omit<RolloutFlags, 'files'>>(), files }, console))
    })
}

function addEntrypoint(program: Command, console: Console, finish: Finish): void {
  program
    .command('entrypoint')
    .description('show what a container starts: image config, where each word comes from, how it ends, what is wrong')
    .argument('[dockerfile]', 'the Dockerfile, or the folder with it; default: ./Dockerfile')
    .argument('[args...]', 'behind `--`: the words behind the image of `docker run`')
    .option('--target <stage>', 'the stage to build')
    .option('--build-arg <name=value>', 'as for `docker build`; repeatable', collect, [])
    .option('--entrypoint <program>', 'as for `docker run`')
    .option('--run <line>', 'a whole `docker run [OPTIONS] IMAGE [ARGS]`')
    .option('--pod <file>', 'a manifest whose containers run the image')
    .option('--base <image=file>', 'a base image: its config as JSON, or its Dockerfile; repeatable', collect, [])
    .option('--matrix', 'every way to start it, side by side')
    .option('--json', 'for programs')
    .action(async (dockerfile: string | undefined, args: readonly string[], _flags: object, command: Command) => {
      const { entrypointCommand } = await import('../commands/entrypoint.ts')
      finish(entrypointCommand({ ...command.optsWithGlobals<EntrypointFlags>(), dockerfile, args }, console))
    })
}

function addLint(program: Command, console: Console, finish: Finish): void {
  program
    .command('lint')
    .description('check manifests and Dockerfiles by themselves, without an exercise and without applying them')
    .argument('<files...>', 'manifests, Dockerfiles, and folders of them')
    .option('--json', 'the findings for programs')
    .action(async (files: readonly string[], _flags: object, command: Command) => {
      const { lintCommand } = await import('../commands/lint.ts')
      finish(lintCommand({ ...command.optsWithGlobals<Omit<LintFlags, 'files'>>(), files }, console))
    })
}
