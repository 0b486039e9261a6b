import { diagnostic } from '../domain/codes.ts'
import type { ApiResult, FieldValidation } from '../kubernetes/api.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import type { Call } from './call.ts'
import { type Failure, type Result, bad, good } from './failure.ts'
import type { Info } from './info.ts'
import { answerDiagnostics } from './manifest-diagnostics/index.ts'

/**
 * Passes on what the server answered; its warnings go to stderr, each text once per command. `sent` is the object that was
 * sent: where it came from a file, the answer is also told in plain words at its lines.
 */
export function answered(
  call: Call,
  result: ApiResult<KubeObject>,
  sent?: Info,
  validation?: FieldValidation,
): Result<KubeObject> {
  if (sent?.origin !== undefined) {
    call.diagnostics.push(...answerDiagnostics(sent.origin, sent.resource, result, validation))
  }
  for (const warning of result.warnings) if (!call.err.value.includes(warningLine(warning))) warn(call, warning)
  return result.ok ? good(result.value) : bad({ kind: 'status', status: result.status })
}

/** Says that what a command asks for is not simulated for this object, and fails. */
export function notSimulatedFor(call: Call, info: Info): Failure {
  const command = `kubectl ${call.path} ${info.resource.singular}/${info.name}`
  call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command }))
  return { kind: 'exit', code: 1 }
}

/** A warning of kubectl itself, which it says as often as there is reason to. */
export function warn(call: Call, text: string): void {
  call.err.write(warningLine(text))
}

function warningLine(text: string): string {
  return `Warning: ${text}\n`
}
