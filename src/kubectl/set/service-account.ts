import type { Command } from '../call.ts'
import { message } from '../failure.ts'
import { changeAll, commonProblem, setCommand } from './patching.ts'
import { noPodSpec, podSpecOf } from './pod-spec.ts'

/** `kubectl set serviceaccount` (kubectl pkg/cmd/set/set_serviceaccount.go): the last word is the account. */
export const setServiceAccount: Command = (call) => {
  const account = call.args.at(-1)
  if (account === undefined) return message('serviceaccount is required')
  const command = setCommand(call, call.args.slice(0, -1), 'ignored')
  if (!command.ok) return command.failure
  const problem = commonProblem(command.value)
  if (problem !== undefined) return message(problem)
  return changeAll(command.value, {
    done: 'serviceaccount updated',
    failed: 'failed to patch ServiceAccountName',
    alwaysPatch: true,
    change(info, object) {
      const spec = podSpecOf(info, object)
      if (spec === undefined) return noPodSpec(info)
      spec['serviceAccountName'] = account
      return undefined
    },
  })
}
