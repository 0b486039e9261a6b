import { cmdCheck } from '../../../../src/grading/checks/cmd.ts'
import { testRows } from '../support/check-rows.ts'
import { builtImage } from '../support/moment.ts'

const five = builtImage({
  config: { Cmd: ['5'] },
  origins: { Cmd: { from: 'instruction', instruction: 2, form: 'exec' } },
})
const emptied = builtImage({ config: { Entrypoint: ['sleep'] }, origins: { Cmd: { from: 'reset', instruction: 1 } } })

testRows(cmdCheck, [
  { name: 'exec form', spec: { is: ['5'] }, images: [five], verdict: 'passed' },
  { name: 'has: a subsequence', spec: { has: ['5'] }, images: [five], verdict: 'passed' },
  {
    name: 'emptied by ENTRYPOINT',
    spec: { is: ['bash'] },
    images: [emptied],
    verdict: 'failed',
    actual: [],
    reasons: ['CMD_RESET'],
    evidence: [{ kind: 'instruction', image: 'sleeper', instruction: 1 }],
  },
])
