import { formCheck } from '../../../../src/grading/checks/form.ts'
import { testRows } from '../support/check-rows.ts'
import { builtImage } from '../support/moment.ts'

const mixed = builtImage({
  origins: {
    Entrypoint: { from: 'instruction', instruction: 1, form: 'exec' },
    Cmd: { from: 'instruction', instruction: 2, form: 'shell' },
  },
})

testRows(formCheck, [
  { name: 'each on its own', spec: { entrypoint: 'exec', cmd: 'shell' }, images: [mixed], verdict: 'passed' },
  {
    name: 'one form for both',
    spec: { is: 'exec' },
    images: [mixed],
    verdict: 'failed',
    actual: { entrypoint: 'exec', cmd: 'shell' },
    reasons: ['INSTRUCTION_FORM'],
    evidence: [{ kind: 'instruction', image: 'sleeper', instruction: 2 }],
  },
  {
    name: 'neither is in this Dockerfile',
    spec: { is: 'exec' },
    images: [builtImage({})],
    verdict: 'failed',
    reasons: ['FIELD_ABSENT'],
  },
])
