import type { Limits } from '../../../domain/limits.ts'
import type { BuildRequest } from '../types.ts'
import { compileGlob } from './glob.ts'

/** What `.dockerignore` keeps out of the build context. */
export interface IgnoreRules {
  /** True for a path that is kept out, be it by a folder above it. */
  matches(path: string): boolean
  /** Some rule takes files back in (`!pattern`). */
  readonly hasExceptions: boolean
}

interface Rule {
  readonly exception: boolean
  matches(path: string): boolean
}

/**
 * The ignore file of a build: `<Dockerfile>.dockerignore` if there is one, else `.dockerignore` at the top of the context.
 * Lines that are no valid pattern are left out. Source: BuildKit `frontend/dockerui/config.go`; moby/patternmatcher.
 */
export function readIgnoreRules({ context, file }: BuildRequest, limits: Limits): IgnoreRules | undefined {
  const text = (context.read(`${file}.dockerignore`) ?? context.read('.dockerignore'))?.text
  if (text === undefined) return undefined
  const rules = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .slice(0, limits.instructionsMax)
    .flatMap((line) => readRule(line) ?? [])
  return {
    hasExceptions: rules.some(({ exception }) => exception),
    matches(path) {
      const parts = path.split('/')
      const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
      let ignored = false
      for (const rule of rules) {
        if (rule.exception === ignored && prefixes.some((prefix) => rule.matches(prefix))) ignored = !rule.exception
      }
      return ignored
    },
  }
}

function readRule(line: string): Rule | undefined {
  if (line.startsWith('#')) return undefined
  const trimmed = line.trim()
  const exception = trimmed.startsWith('!')
  const pattern = cleanPattern(exception ? trimmed.slice(1).trim() : trimmed)
  if (pattern === '') return undefined
  const matches = compileGlob(pattern, true)
  return matches === undefined ? undefined : { exception, matches }
}

/** Without `.`, `..` and slashes at the ends; everything is relative to the top of the context. */
function cleanPattern(pattern: string): string {
  const parts: string[] = []
  for (const part of pattern.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
