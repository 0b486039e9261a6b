import type { ApiResult } from '../kubernetes/api.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import type { Call } from './call.ts'
import { type Result, bad, good } from './failure.ts'

/** Passes on what the server answered; its warnings go to stderr, each text once per command. */
export function answered(call: Call, result: ApiResult<KubeObject>): Result<KubeObject> {
  for (const warning of result.warnings) warn(call, warning)
  return result.ok ? good(result.value) : bad({ kind: 'status', status: result.status })
}

/** A warning of the server or of kubectl itself. */
export function warn(call: Call, text: string): void {
  const line = `Warning: ${text}\n`
  if (!call.err.value.includes(line)) call.err.write(line)
}
