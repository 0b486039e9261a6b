import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { CORRECTIONS } from '../../../src/mutation/corrections/index.ts'

interface Row {
  readonly id: string
  readonly path: string
  readonly text: string
  /** The corrected texts, in order; none where there is nothing to mend. */
  readonly want: readonly string[]
  readonly isTyped?: boolean
}

const pod = (container: string, spec = '') =>
  `kind: Pod\nspec:\n${spec}  containers:\n    - name: a\n      ${container}\n`

const ROWS: readonly Row[] = [
  {
    id: 'quotes-mended',
    path: 'a.yaml',
    text: 'spec:\n  replicas: "3"\n',
    want: ['spec:\n  replicas: 3\n'],
  },
  {
    id: 'quotes-mended',
    path: 'a.yaml',
    text: pod('command: [sleep, 5, x]'),
    want: [pod('command: [sleep, "5", x]')],
  },
  {
    id: 'quotes-mended',
    path: 'a.yaml',
    text: pod('env: [{ name: NAP, value: 3600 }, { name: DEBUG, value: true }, { name: OK, value: fine }]'),
    want: [
      pod('env: [{ name: NAP, value: "3600" }, { name: DEBUG, value: true }, { name: OK, value: fine }]'),
      pod('env: [{ name: NAP, value: 3600 }, { name: DEBUG, value: "true" }, { name: OK, value: fine }]'),
    ],
  },
  {
    id: 'variable-form',
    path: 'a.yaml',
    text: pod('args: [echo, "${NAME}", $OTHER, "$(RIGHT)"]'),
    want: [pod('args: [echo, "$(NAME)", $(OTHER), "$(RIGHT)"]')],
  },
  { id: 'variable-form', path: 'a.yaml', text: pod('args: [echo, "5 $"]'), want: [] },
  {
    id: 'recreate-alone',
    path: 'a.yaml',
    text: 'spec:\n  strategy:\n    type: Recreate\n    rollingUpdate:\n      maxSurge: 1\n',
    want: ['spec:\n  strategy:\n    type: Recreate\n'],
  },
  {
    id: 'recreate-alone',
    path: 'a.yaml',
    text: 'spec:\n  strategy:\n    type: RollingUpdate\n    rollingUpdate:\n      maxSurge: 1\n',
    want: [],
  },
  {
    id: 'shell-for-operators',
    path: 'Dockerfile',
    text: 'FROM node\nCMD ["tsc", "main.ts", "&&", "node", "main.js"]\n',
    want: ['FROM node\nCMD ["sh", "-c", "tsc main.ts && node main.js"]\n'],
  },
  {
    id: 'executable-copy',
    path: 'Dockerfile',
    text: 'FROM a\nCOPY run.sh /run.sh\nCOPY --chmod=755 b /b\n',
    want: ['FROM a\nCOPY --chmod=755 run.sh /run.sh\nCOPY --chmod=755 b /b\n'],
  },
  {
    id: 'one-of-several',
    path: 'Dockerfile',
    text: 'FROM a\nCMD one\nENTRYPOINT two\nCMD three\n',
    want: ['FROM a\nENTRYPOINT two\nCMD three\n', 'FROM a\nCMD one\nENTRYPOINT two\n'],
  },
  {
    id: 'run-options-first',
    path: 'a.sh',
    text: 'docker run --rm greeter --entrypoint cat /label\ndocker run -e A=b greeter --name=x\n',
    want: [
      'docker run --rm --entrypoint cat greeter /label\ndocker run -e A=b greeter --name=x\n',
      'docker run --rm greeter --entrypoint cat /label\ndocker run -e A=b --name=x greeter\n',
    ],
  },
  {
    id: 'terminal-for-shell',
    path: 'a.sh',
    text: 'docker run -d ubuntu\ndocker run -dit ubuntu\ndocker run ubuntu\n',
    want: ['docker run -it -d ubuntu\ndocker run -dit ubuntu\ndocker run ubuntu\n'],
  },
  {
    id: 'restart-policy',
    path: 'a.yaml',
    text: pod('image: b'),
    want: [pod('image: b', '  restartPolicy: Never\n')],
  },
  { id: 'restart-policy', path: 'a.yaml', text: pod('image: b', '  restartPolicy: Always\n'), want: [] },
  {
    id: 'missing-resume',
    path: 'a.sh',
    text: 'kubectl rollout pause deploy/a\nkubectl set image deploy/a b=c\n',
    want: ['kubectl rollout pause deploy/a\nkubectl set image deploy/a b=c\nkubectl rollout resume deploy/a\n'],
  },
  {
    id: 'missing-resume',
    path: 'a.sh',
    text: 'kubectl rollout pause deploy/a\nkubectl rollout resume deploy/a\n',
    want: [],
  },
  {
    id: 'undo-target',
    path: 'a.sh',
    text: `${'kubectl set image deploy/a a=b\n'.repeat(3)}kubectl rollout undo deploy/a\n`,
    want: [1, 2, 3].map(
      (revision) =>
        `${'kubectl set image deploy/a a=b\n'.repeat(3)}kubectl rollout undo deploy/a --to-revision=${revision}\n`,
    ),
  },
  {
    id: 'undo-target',
    path: 'a.sh',
    text: 'kubectl set image deploy/a a=b\nkubectl rollout undo deploy/a\n',
    want: [],
  },
  {
    id: 'command-order',
    path: 'a.sh',
    text: 'kubectl get pods\nkubectl rollout history deploy/a\nkubectl delete deploy/a\n',
    want: ['kubectl get pods\nkubectl delete deploy/a\nkubectl rollout history deploy/a\n'],
  },
  {
    id: 'missing-wait',
    path: 'a.sh',
    text: 'kubectl set image deployment/a b=c\nkubectl get pods\n',
    isTyped: false,
    want: ['kubectl set image deployment/a b=c\nkubectl rollout status deployment/a\nkubectl get pods\n'],
  },
  { id: 'missing-wait', path: 'a.sh', text: 'kubectl set image deployment/a b=c\nkubectl get pods\n', want: [] },
]

describe('corrections', () => {
  test.each(ROWS)('$id: $text', ({ id, path, text, want, isTyped = true }) => {
    const file = { path, text, executable: false }
    const correction = CORRECTIONS.find((each) => each.id === id)
    const mutants = correction?.apply(file, { files: [file], names: [], isTyped, limits: LIMITS }) ?? []
    expect(mutants.map((mutant) => mutant.file.text)).toEqual(want)
  })

  test('have names of their own', () => {
    const ids = CORRECTIONS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
