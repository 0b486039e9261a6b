import type { DiagnosticCode } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'

/** Codes that tell the same cause as another one at the same place, with less. */
const ECHOES: readonly (readonly [DiagnosticCode, DiagnosticCode])[] = [
  ['DOCKERFILE_CMD_EMPTIED', 'CONTAINER_BASE_ENTRYPOINT_REPLACED'],
]

/** Each cause once: what was said before, and what a fuller finding says at the same place, is left out. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter((found) => {
    const key = JSON.stringify([found.code, found.args, found.range])
    if (seen.has(key)) return false
    seen.add(key)
    return !ECHOES.some(
      ([code, by]) =>
        code === found.code &&
        diagnostics.some((other) => other.code === by && other.range?.start.line === found.range?.start.line),
    )
  })
}
