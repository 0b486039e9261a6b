import type { Writable } from '../../../domain/writable.ts'
import { goQuote } from '../../../formats/dockerfile/index.ts'
import type { BuildCheck } from '../types.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'

/** The rules of `docker build --check` with the words each is told in. Source: BuildKit `frontend/dockerfile/linter/ruleset.go`. */
export const RULES = {
  StageNameCasing: (stage: string) => `Stage name '${stage}' should be lowercase`,
  FromAsCasing: (from: string, as: string) => `'${as}' and '${from}' keywords' casing do not match`,
  NoEmptyContinuation: () => 'Empty continuation line',
  ConsistentInstructionCasing: (keyword: string, casing: string) =>
    `Command '${keyword}' should match the case of the command majority (${casing})`,
  DuplicateStageName: (stage: string) => `Duplicate stage name ${goQuote(stage)}, stage names should be unique`,
  ReservedStageName: (stage: string) => `Stage name should not use the same name as reserved stage ${goQuote(stage)}`,
  JSONArgsRecommended: (keyword: string) =>
    `JSON arguments recommended for ${keyword} to prevent unintended behavior related to OS signals`,
  MaintainerDeprecated: () => 'Maintainer instruction is deprecated in favor of using label',
  UndefinedArgInFrom: (name: string, similar: string) =>
    `FROM argument '${name}' is not declared${similar === '' ? '' : ` (did you mean ${similar}?)`}`,
  WorkdirRelativePath: (path: string) =>
    `Relative workdir ${goQuote(path)} can have unexpected results if the base image changes`,
  UndefinedVar: (name: string, similar: string) =>
    `Usage of undefined variable '$${name}'${similar === '' ? '' : ` (did you mean $${similar}?)`}`,
  MultipleInstructionsDisallowed: (keyword: string) =>
    `Multiple ${keyword} instructions should not be used in the same stage because only the last one will be used`,
  LegacyKeyValueFormat: (keyword: string) =>
    `"${keyword} key=value" should be used instead of legacy "${keyword} key value" format`,
  InvalidBaseImagePlatform: (image: string, expected: string, actual: string) =>
    `Base image ${image} was pulled with platform ${goQuote(actual)}, expected ${goQuote(expected)} for current build`,
  RedundantTargetPlatform: (variable: string) =>
    `Setting platform to predefined ${variable} in FROM is redundant as this is the default behavior`,
  SecretsUsedInArgOrEnv: (keyword: string, name: string) =>
    `Do not use ARG or ENV instructions for sensitive data (${keyword} ${goQuote(name)})`,
  InvalidDefaultArgInFrom: (base: string) =>
    `Default value for ARG ${base} results in empty or invalid base image name`,
  FromPlatformFlagConstDisallowed: (platform: string) =>
    `FROM --platform flag should not use constant value ${goQuote(platform)}`,
  CopyIgnoredFile: (keyword: string, path: string) =>
    `Attempting to ${keyword} file ${goQuote(path)} that is excluded by .dockerignore`,
  InvalidDefinitionDescription: (keyword: string, name: string) =>
    `Comment for ${keyword} should follow the format: \`# ${name} <description>\``,
  ExposeProtoCasing: (port: string) => `Defined protocol '${port}' in EXPOSE instruction should be lowercase`,
  ExposeInvalidFormat: (port: string) =>
    `EXPOSE instruction should not define an IP address or host-port mapping, found '${port}'`,
} as const

export type RuleName = keyof typeof RULES

/** Rules that are off unless `# check=experimental=…` names them. */
const EXPERIMENTAL: ReadonlySet<RuleName> = new Set(['CopyIgnoredFile', 'InvalidDefinitionDescription'])

/** What `# check=…` or the build argument `BUILDKIT_DOCKERFILE_CHECK` asks for. */
export interface CheckOptions {
  readonly skip: ReadonlySet<string> | 'all'
  readonly experimental: ReadonlySet<string> | 'all'
  /** Any check makes the build fail. */
  readonly error: boolean
}

/** Gathers checks; which rules count is decided by the options. */
export interface Linter {
  report<R extends RuleName>(rule: R, line: number, ...args: Parameters<(typeof RULES)[R]>): void
  /** No more checks are taken. */
  readonly isFull: boolean
  /** By line; those of one line in the order they were found. */
  checks(): readonly BuildCheck[]
  /** The failure that `error=true` makes of what was found so far. */
  violation(): string | undefined
}

/** Enough for any file that a person would read the checks of. */
const CHECKS_MAX = 1_000

export function createLinter(options: CheckOptions): Linter {
  const found: BuildCheck[] = []
  const isOn = (rule: RuleName): boolean =>
    EXPERIMENTAL.has(rule)
      ? options.experimental === 'all' || options.experimental.has(rule)
      : options.skip !== 'all' && !options.skip.has(rule)
  return {
    get isFull() {
      return found.length >= CHECKS_MAX
    },
    report(rule, line, ...args) {
      if (!isOn(rule) || found.length >= CHECKS_MAX) return
      const format: (...words: readonly string[]) => string = RULES[rule]
      found.push({ rule, message: format(...args), line })
    },
    checks: () => found.toSorted((a, b) => a.line - b.line),
    violation() {
      const rules = [...new Set(found.map(({ rule }) => rule))]
      if (!options.error || rules.length === 0) return undefined
      return `lint violation found for rules: ${rules.join(', ')}`
    },
  }
}

const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True']
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False']

/** Reads `skip=A,B;error=true;experimental=all`. Source: BuildKit `frontend/dockerfile/linter/linter.go` (ParseLintOptions). */
export function parseCheckOptions(text: string): Outcome<CheckOptions> {
  const options: Writable<CheckOptions> = {
    skip: new Set<string>(),
    experimental: new Set<string>(),
    error: false,
  }
  for (const part of text.trim() === '' ? [] : splitAtMost(text.trim(), ';', 3)) {
    const equals = part.indexOf('=')
    if (equals === -1) return failed(`failed to parse check options: invalid check option ${goQuote(part)}`)
    const key = part.slice(0, equals).trim()
    const value = part.slice(equals + 1).trim()
    if (key === 'skip' || key === 'experimental') {
      options[key] = value === 'all' ? 'all' : new Set(value.split(',').map((rule) => rule.trim()))
    } else if (key === 'error') {
      if (!TRUE.includes(value) && !FALSE.includes(value)) {
        const why = `strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`
        return failed(`failed to parse check options: failed to parse check option ${goQuote(part)}: ${why}`)
      }
      options.error = TRUE.includes(value)
    } else {
      return failed(`failed to parse check options: invalid check option ${goQuote(key)}`)
    }
  }
  return done(options)
}

function splitAtMost(text: string, separator: string, parts: number): readonly string[] {
  const pieces = text.split(separator)
  return pieces.length <= parts ? pieces : [...pieces.slice(0, parts - 1), pieces.slice(parts - 1).join(separator)]
}
