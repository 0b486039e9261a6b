import { goQuote, lex } from '../../../formats/dockerfile/index.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import type { BuildScope } from './scope.ts'
import type { StageCommand, StageState } from './stage.ts'
import { findSimilar } from './suggest.ts'

/** Arguments that are no variables. */
const SCAN_ARGS = new Set(['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE'])

/** Replaces the variables of one word inside a stage, and reports those that nothing declares. */
export function expandIn(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  word: string,
  options = scope.lex,
): Outcome<string> {
  const lexed = lex(word, (name) => stage.environment.get(name), options)
  for (const name of lexed.unmatched) {
    if (stage.declared.has(name) || SCAN_ARGS.has(name) || scope.linter.isFull) continue
    const similar = findSimilar(name, [...stage.environment.keys()]) ?? ''
    // a base image that nobody knows may set it
    if (similar === '' && stage.image.system.kind === 'unknown') continue
    scope.linter.report('UndefinedVar', placed.lines.first, name, similar)
  }
  return lexed.ok ? done(lexed.text) : failed(`failed to process ${goQuote(word)}: ${lexed.error}`)
}

const SECRET = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i
const HARMLESS = /(?:_|^)public(?:_|$)/i

/** Names that sound like a secret. Source: BuildKit `dockerfile2llb/convert.go` (validateNoSecretKey). */
export function reportSecret(scope: BuildScope, placed: StageCommand, keyword: 'ARG' | 'ENV', name: string): void {
  if (!SECRET.test(name) || HARMLESS.test(name)) return
  scope.linter.report('SecretsUsedInArgOrEnv', placed.lines.first, keyword, name)
}
