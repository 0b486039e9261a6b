import { lex, goQuote } from '../../../formats/dockerfile/index.ts'
import type { Lexed, LexOptions } from '../../../formats/dockerfile/index.ts'
import type { ArgCommand } from './command.ts'
import { done, failed, placed } from './failure.ts'
import type { Lines, Outcome } from './failure.ts'
import { DEFAULT_PLATFORM, formatPlatform } from './platform.ts'
import type { Platform } from './platform.ts'

/** Variables in the order in which they were last set, as the builder lists them. */
export type Environment = Map<string, string>

/** Sets a variable and moves it to the end. */
export function setVariable(environment: Environment, name: string, value: string): void {
  environment.delete(name)
  environment.set(name, value)
}

/** A replaced text with the names that were and were not there. */
export type Expansion = Extract<Lexed, { readonly ok: true }>

/** Replaces variables in one word. Fails with `failed to process "…": …`. */
export function expandWord(word: string, environment: Environment, options: LexOptions): Outcome<Expansion> {
  const lexed = lex(word, (name) => environment.get(name), options)
  return lexed.ok ? done(lexed) : failed(`failed to process ${goQuote(word)}: ${lexed.error}`)
}

/** The arguments that exist without a declaration. Source: BuildKit `dockerfile2llb/platform.go` (defaultArgs). */
export function predefinedArgs(
  target: Platform,
  stage: string,
  buildArgs: Readonly<Record<string, string>>,
): Environment {
  const build = DEFAULT_PLATFORM
  const values: readonly (readonly [string, string])[] = [
    ['BUILDPLATFORM', formatPlatform(build)],
    ['BUILDOS', build.os],
    ['BUILDOSVERSION', build.osVersion],
    ['BUILDARCH', build.architecture],
    ['BUILDVARIANT', build.variant],
    ['TARGETPLATFORM', formatPlatform(target)],
    ['TARGETOS', target.os],
    ['TARGETOSVERSION', target.osVersion],
    ['TARGETARCH', target.architecture],
    ['TARGETVARIANT', target.variant],
    ['TARGETSTAGE', stage === '' ? 'default' : stage],
  ]
  return new Map(values.map(([name, value]) => [name, buildArg(buildArgs, name) ?? value]))
}

/** The value of `--build-arg NAME=…`. */
export function buildArg(buildArgs: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(buildArgs, name) ? buildArgs[name] : undefined
}

/**
 * Adds the ARGs in front of the first FROM to the predefined ones. A build argument wins over the default, whose variables
 * are the arguments above it. Source: BuildKit `dockerfile2llb/convert.go` (buildMetaArgs).
 */
export function addGlobalArgs(
  predefined: Environment,
  commands: readonly { readonly command: ArgCommand; readonly lines: Lines }[],
  buildArgs: Readonly<Record<string, string>>,
  options: LexOptions,
): Outcome<Environment> {
  const environment: Environment = new Map(predefined)
  for (const { command, lines } of commands) {
    for (const { key, value } of command.args) {
      const given = buildArg(buildArgs, key)
      if (given !== undefined) {
        setVariable(environment, key, given)
      } else if (value !== undefined) {
        const expanded = placed(expandWord(value, environment, options), lines)
        if (!expanded.ok) return expanded
        setVariable(environment, key, expanded.value.text)
      }
    }
  }
  return done(environment)
}
