import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Invocation, Outcome } from '../domain/tool.ts'
import { type Text, boundedText } from './bounded-text.ts'
import type { Call, KubeConfig, KubectlHost } from './call.ts'
import { flagsOf } from './command-flags.ts'
import { connectionProblem } from './connection-flags.ts'
import type { CommandNode } from './command-tree.ts'
import { readCommandLine } from './command-line.ts'
import type { Found } from './dispatch.ts'
import { type Failure, message, renderFailure, type Result } from './failure.ts'
import type { ParsedFlags } from './flags.ts'
import { GROUP_HELP } from './group-help.ts'

export type { KubectlHost } from './call.ts'

/** kubectl as a function: one command line in, its output and exit code out. */
export interface Kubectl {
  run(invocation: Invocation): Outcome
}

/**
 * A kubectl v1.32 that works on a simulated cluster and a virtual folder. What it prints and how it exits is what the real
 * one would. Its only state is the current namespace of `config set-context`. What it does not know is a diagnostic.
 */
export function createKubectl(host: KubectlHost): Kubectl {
  const config: KubeConfig = { namespace: 'default' }
  return {
    run(invocation) {
      const output: Output = {
        out: boundedText(host.limits.outputCharactersMax),
        err: boundedText(host.limits.outputCharactersMax),
        diagnostics: [],
      }
      const failure = runCommand(host, config, invocation, output)
      const { text, exit } = failure === undefined ? { text: '', exit: 0 } : renderFailure(failure)
      output.err.write(text)
      if (output.out.isCut || output.err.isCut) {
        output.diagnostics.push(diagnostic('COMMAND_OUTPUT_CUT', { max: host.limits.outputCharactersMax }))
      }
      return { exit, stdout: output.out.value, stderr: output.err.value, diagnostics: output.diagnostics }
    },
  }
}

interface Output {
  readonly out: Text
  readonly err: Text
  readonly diagnostics: Diagnostic[]
}

function runCommand(
  host: KubectlHost,
  config: KubeConfig,
  invocation: Invocation,
  output: Output,
): Failure | undefined {
  const words = invocation.argv.slice(1)
  const { found, flags } = readCommandLine(words)
  switch (found.kind) {
    case 'root':
      return runRoot(flags, output)
    case 'unknown':
      return unknownCommand(found, words, output)
    case 'node':
      return runNode(host, config, invocation, output, found, flags)
  }
}

function runRoot(parsed: Result<ParsedFlags>, output: Output): Failure | undefined {
  if (!parsed.ok) return flagFailure('', parsed.failure)
  output.out.write(GROUP_HELP['']?.text ?? '')
  return undefined
}

function unknownCommand(
  { word, proposals }: Extract<Found, { kind: 'unknown' }>,
  words: readonly string[],
  output: Output,
): Failure | undefined {
  // A command that cobra adds last of all, so that it is never proposed.
  if (word === 'help') {
    if (words.length > 1) return notSimulated(output, 'help')
    output.out.write(GROUP_HELP['']?.text ?? '')
    return undefined
  }
  // It may be a plugin, and those have no flags in front of them.
  if (words[0]?.startsWith('-')) {
    output.err.write(`Error: flags cannot be placed before plugin name: ${words[0]}\n`)
    return { kind: 'exit', code: 1 }
  }
  const meant =
    proposals.length === 0 ? '' : `\n\nDid you mean this?\n${proposals.map((name) => `\t${name}\n`).join('')}`
  return message(`unknown command "${word}" for "kubectl"${meant}`)
}

function flagFailure(path: string, failure: Failure): Failure {
  const text = failure.kind === 'message' ? failure.text : ''
  return message(`${text}\nSee '${`kubectl ${path}`.trim()} --help' for usage.`)
}

function runNode(
  host: KubectlHost,
  config: KubeConfig,
  invocation: Invocation,
  output: Output,
  found: Extract<Found, { kind: 'node' }>,
  parsed: Result<ParsedFlags>,
): Failure | undefined {
  const { node, path } = found
  if (node.kind === 'editor') {
    output.diagnostics.push(diagnostic('COMMAND_EDITOR', { command: `kubectl ${path}` }))
    return { kind: 'exit', code: 1 }
  }
  if (node.kind === 'not simulated') return notSimulated(output, path)
  if (!parsed.ok) return flagFailure(path, parsed.failure)
  for (const deprecation of parsed.value.deprecations) output.err.write(`${deprecation}\n`)
  if (parsed.value.help) {
    output.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl ${path} --help` }))
    return undefined
  }
  if (node.kind === 'group') return runGroup(path, parsed.value, output)
  const missing = (node.required ?? []).filter((name) => !parsed.value.values.changed(name))
  if (missing.length > 0) return message(`required flag(s) ${missing.map((name) => `"${name}"`).join(', ')} not set`)
  const unsupported = flagsOf(path).find((flag) => flag.notSimulated === true && parsed.value.values.changed(flag.name))
  if (unsupported !== undefined) return notSimulated(output, `${path} --${unsupported.name}`)
  const unreachable = path.startsWith('config ') ? undefined : connectionProblem(parsed.value.values)
  if (unreachable !== undefined) {
    output.err.write(unreachable)
    return { kind: 'exit', code: 1 }
  }
  return node.run(callFor(host, config, invocation, output, path, node, parsed.value))
}

function notSimulated(output: Output, path: string): Failure {
  output.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl ${path}` }))
  return { kind: 'exit', code: 1 }
}

/** A command that only groups others prints its help and fails. */
function runGroup(path: string, { args }: ParsedFlags, output: Output): Failure {
  if (args.length > 0) {
    return message(`unknown command "${args.join(' ')}"\nSee 'kubectl ${path} -h' for help and examples`)
  }
  const help = GROUP_HELP[path]
  if (help !== undefined) output[help.to === 'stdout' ? 'out' : 'err'].write(help.text)
  return { kind: 'exit', code: 1 }
}

function callFor(
  host: KubectlHost,
  config: KubeConfig,
  invocation: Invocation,
  output: Output,
  path: string,
  _node: CommandNode,
  parsed: ParsedFlags,
): Call {
  const { values, args, argsBeforeDash, given } = parsed
  const namespace = values.text('namespace')
  return {
    host,
    config,
    path,
    flags: values,
    args,
    argsBeforeDash,
    stdin: invocation.stdin,
    namespace: namespace === '' ? config.namespace : namespace,
    namespaceGiven: namespace !== '' && values.changed('namespace'),
    recorded: ['kubectl', path, ...args, ...given].join(' '),
    ...output,
  }
}
