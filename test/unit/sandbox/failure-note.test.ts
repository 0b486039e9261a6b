import { describe, expect, test } from 'vitest'
import { failureNote } from '../../../src/sandbox/failure-note.ts'

const outcome = (exit: number, stderr: string) => ({ exit, stderr, stdout: '', diagnostics: [] })

describe('what is told of a command that failed', () => {
  test.each([
    { line: 'kubectl frobnicate', exit: 1, said: 'error: unknown command "frobnicate" for "kubectl"', told: true },
    { line: 'kubectl get deploy nope', exit: 1, said: 'Error from server (NotFound): …', told: true },
    { line: 'kubectl get deploy', exit: 0, said: 'Warning: …', told: false },
    { line: 'kubectl rollout status deploy/web --timeout=5s', exit: 1, said: 'error: timed out', told: false },
    { line: 'kubectl wait deploy/web --for=condition=Available', exit: 1, said: 'error: timed out', told: false },
    { line: 'docker run sleeper', exit: 1, said: 'sleep: missing operand', told: false },
    { line: 'docker run sleeper nope', exit: 127, said: 'docker: Error response from daemon: …', told: true },
    { line: 'docker rmi nope', exit: 1, said: '', told: false },
  ])('$line', ({ line, exit, said, told }) => {
    const note = failureNote({ argv: line.split(' '), stdin: '', env: {} }, outcome(exit, said))
    expect(note?.code).toBe(told ? 'COMMAND_SAID_ERROR' : undefined)
    expect(note?.args['said']).toBe(told ? said : undefined)
  })
})
