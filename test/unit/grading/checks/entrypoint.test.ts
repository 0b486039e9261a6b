import { entrypointCheck } from '../../../../src/grading/checks/entrypoint.ts'
import { testRows } from '../support/check-rows.ts'
import { builtImage } from '../support/moment.ts'

const exec = builtImage({
  config: { Entrypoint: ['sleep'] },
  origins: { Entrypoint: { from: 'instruction', instruction: 1, form: 'exec' } },
})
const shell = builtImage({
  config: { Entrypoint: ['/bin/sh', '-c', 'sleep'] },
  origins: { Entrypoint: { from: 'instruction', instruction: 1, form: 'shell' } },
})

testRows(entrypointCheck, [
  { name: 'exec form', spec: { is: ['sleep'] }, images: [exec], verdict: 'passed' },
  { name: 'must be empty', spec: { is: [] }, images: [builtImage({})], verdict: 'passed' },
  { name: 'must be empty and is not', spec: { is: [] }, images: [exec], verdict: 'failed', actual: ['sleep'] },
  {
    name: 'shell form',
    spec: { is: ['sleep'] },
    images: [shell],
    verdict: 'failed',
    reasons: ['ARGV_SHELL_FORM'],
    evidence: [{ kind: 'instruction', image: 'sleeper', instruction: 1 }],
  },
])
