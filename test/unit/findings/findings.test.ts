import { describe, expect, test } from 'vitest'
import { FINDINGS } from '../../../src/findings/index.ts'
import { FINDING_CODES } from '../../../src/domain/codes/finding.ts'
import { type SequenceInput, sequence, shop } from './sequence.ts'

interface Case extends SequenceInput {
  readonly name: string
  /** Codes with the line at which they stand, in the order of the report. */
  readonly finds: readonly string[]
}

const GONE = [{ reference: 'shop:2', pull: 'not-found' }] as const
const up = 'kubectl apply -f shop.yaml'

const config = (level: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LEVEL: ${level} }
`

const CASES: readonly Case[] = [
  { name: 'an update that goes well', files: { 'a.yaml': shop('shop:1'), 'b.yaml': shop('shop:2') }, finds: [] },
  {
    name: 'an image that does not exist',
    files: { 'a.yaml': shop('shop:1'), 'b.yaml': shop('shop:2') },
    images: GONE,
    finds: ['ROLLOUT_STUCK b.yaml:15'],
  },
  {
    name: 'a bad image from the start',
    files: { 'a.yaml': shop('shop:2') },
    images: GONE,
    finds: ['ROLLOUT_STUCK a.yaml:15'],
  },
  {
    name: 'a command that ends at once',
    files: { 'a.yaml': shop('busybox:1.36', { pod: '          command: [sh, -c, exit 4]\n' }) },
    finds: ['ROLLOUT_STUCK a.yaml:17'],
  },
  {
    name: 'a deadline that is shorter than the start takes',
    files: { 'a.yaml': shop('shop:1', { spec: '  progressDeadlineSeconds: 5\n' }) },
    images: [{ reference: 'shop:1', readyAfterMs: 20_000 }],
    finds: ['ROLLOUT_DEADLINE_SHORT a.yaml:7'],
  },
  {
    name: 'paused and not resumed',
    files: { 'shop.yaml': shop('shop:1') },
    commands: [up, 'kubectl rollout pause deployment/shop', 'kubectl set image deployment/shop web=shop:2'],
    finds: ['ROLLOUT_PAUSE_FORGOTTEN commands.sh:2', 'DRIFT_FILE_BEHIND commands.sh:3'],
  },
  {
    name: 'paused, changed and resumed',
    files: { 'shop.yaml': shop('shop:1'), 'next.yaml': shop('shop:2') },
    commands: [
      up,
      'kubectl rollout pause deploy shop',
      'kubectl apply -f next.yaml',
      'kubectl rollout resume deploy shop',
    ],
    finds: [],
  },
  {
    name: 'a container that is called otherwise',
    files: { 'shop.yaml': shop('shop:1') },
    commands: [up, 'kubectl set image deployment/shop shop=shop:2'],
    finds: ['COMMAND_CONTAINER_UNKNOWN commands.sh:2'],
  },
  {
    name: 'only the ConfigMap changes',
    files: {
      'a.yaml': `${config('info')}---\n${shop('shop:1', { pod: '          envFrom: [{ configMapRef: { name: settings } }]\n' })}`,
      'b.yaml': `${config('debug')}---\n${shop('shop:1', { pod: '          envFrom: [{ configMapRef: { name: settings } }]\n' })}`,
    },
    finds: ['REVISION_CONFIG_ONLY b.yaml:1'],
  },
  {
    name: 'a ConfigMap that changes and is taken up',
    files: {
      'a.yaml': `${config('info')}---\n${shop('shop:1', { pod: '          envFrom: [{ configMapRef: { name: settings } }]\n' })}`,
      'b.yaml': config('debug'),
    },
    commands: ['kubectl apply -f a.yaml', 'kubectl apply -f b.yaml', 'kubectl rollout restart deployment shop'],
    finds: [],
  },
  {
    name: 'a ConfigMap that nobody uses',
    files: { 'a.yaml': `${config('info')}---\n${shop('shop:1')}`, 'b.yaml': config('debug') },
    finds: [],
  },
  {
    name: 'the image it has already',
    files: { 'shop.yaml': shop('shop:1') },
    commands: [up, 'kubectl set image deployment/shop web=shop:1'],
    finds: ['REVISION_SAME_IMAGE commands.sh:2'],
  },
  {
    name: 'the same file twice',
    files: { 'shop.yaml': shop('shop:1') },
    commands: [up, up],
    finds: ['REVISION_NOTHING_CHANGED commands.sh:2'],
  },
  { name: 'a dry run', files: { 'shop.yaml': shop('shop:1') }, commands: [up, `${up} --dry-run=server`], finds: [] },
  {
    name: 'replicas only',
    files: { 'a.yaml': shop('shop:1'), 'b.yaml': shop('shop:1', { replicas: 5 }) },
    finds: [],
  },
  {
    name: 'apply after set image',
    files: { 'shop.yaml': shop('shop:1') },
    commands: [up, 'kubectl set image deployment/shop web=shop:2', up],
    finds: ['DRIFT_APPLY_REVERTS shop.yaml:15'],
  },
  {
    name: 'apply after scale',
    files: { 'shop.yaml': shop('shop:1') },
    commands: [up, 'kubectl scale deployment/shop --replicas=6', up],
    finds: ['DRIFT_APPLY_REVERTS shop.yaml:6'],
  },
  {
    name: 'replicas left to scale',
    files: { 'shop.yaml': shop('shop:1', { replicas: null }) },
    commands: [up, 'kubectl scale deployment/shop --replicas=6', up],
    finds: ['DRIFT_APPLY_LEAVES_ALONE commands.sh:3'],
  },
  {
    name: 'replicas taken out of the file',
    files: { 'shop.yaml': shop('shop:1'), 'next.yaml': shop('shop:1', { replicas: null }) },
    commands: [up, 'kubectl scale deployment/shop --replicas=6', 'kubectl apply -f next.yaml'],
    finds: ['DRIFT_REPLICAS_REMOVED next.yaml:5'],
  },
  {
    name: 'a restart and the same file again',
    files: { 'shop.yaml': shop('shop:1') },
    commands: [up, 'kubectl rollout restart deployment/shop', up],
    finds: ['DRIFT_APPLY_LEAVES_ALONE commands.sh:3'],
  },
  {
    name: 'an undo that the file does not know of',
    files: { 'shop.yaml': shop('shop:1'), 'next.yaml': shop('shop:2') },
    commands: [up, 'kubectl apply -f next.yaml', 'kubectl rollout undo deployment/shop'],
    finds: ['UNDO_LEAVES_LAST_APPLIED commands.sh:3'],
  },
  {
    name: 'an undo, and the undone file again',
    files: { 'shop.yaml': shop('shop:1'), 'next.yaml': shop('shop:2') },
    commands: [up, 'kubectl apply -f next.yaml', 'kubectl rollout undo deployment/shop', 'kubectl apply -f next.yaml'],
    finds: ['DRIFT_APPLY_REVERTS next.yaml:15'],
  },
  {
    name: 'two undos in a row',
    commands: [
      'kubectl create deployment shop --image=shop:1',
      'kubectl set image deployment/shop shop=shop:2',
      'kubectl set image deployment/shop shop=shop:3',
      'kubectl rollout undo deployment/shop',
      'kubectl rollout undo deployment/shop',
    ],
    finds: ['UNDO_TOGGLES commands.sh:5', 'AVAILABILITY_NO_READINESS_PROBE commands.sh:1'],
  },
  {
    name: 'an undo after two bad releases',
    files: { 'shop.yaml': shop('shop:1') },
    commands: [
      up,
      'kubectl set image deployment/shop web=shop:2',
      'kubectl set image deployment/shop web=shop:3',
      'kubectl rollout undo deployment/shop',
    ],
    images: [
      { reference: 'shop:2', pull: 'not-found' },
      { reference: 'shop:3', readyAfterMs: 'never' },
    ],
    finds: ['ROLLOUT_STUCK commands.sh:4', 'UNDO_LEAVES_LAST_APPLIED commands.sh:4', 'UNDO_TO_UNPROVEN commands.sh:4'],
  },
  {
    name: 'a number that was given away',
    files: { 'shop.yaml': shop('shop:1'), 'next.yaml': shop('shop:2') },
    commands: [
      up,
      'kubectl apply -f next.yaml',
      'kubectl rollout undo deployment/shop --to-revision=1',
      'kubectl rollout undo deployment/shop --to-revision=1',
      'kubectl apply -f shop.yaml',
    ],
    finds: ['UNDO_NUMBER_GONE commands.sh:4'],
  },
  {
    name: 'no history at all',
    files: { 'a.yaml': shop('shop:1', { spec: '  revisionHistoryLimit: 0\n' }) },
    finds: ['UNDO_HISTORY_LIMIT_ZERO a.yaml:7'],
  },
  {
    name: 'recorded without a new revision',
    files: { 'shop.yaml': shop('shop:1'), 'next.yaml': shop('shop:1', { replicas: 4 }) },
    commands: ['kubectl apply -f shop.yaml --record', 'kubectl apply -f next.yaml --record'],
    finds: ['CHANGE_CAUSE_OVERWRITTEN commands.sh:2'],
  },
  {
    name: 'annotated once, changed twice',
    files: { 'shop.yaml': shop('shop:1'), 'next.yaml': shop('shop:2') },
    commands: [up, 'kubectl annotate deployment/shop kubernetes.io/change-cause=first', 'kubectl apply -f next.yaml'],
    finds: ['CHANGE_CAUSE_INHERITED commands.sh:3'],
  },
  {
    name: 'annotated after every change',
    files: { 'shop.yaml': shop('shop:1'), 'next.yaml': shop('shop:2') },
    commands: [
      up,
      'kubectl annotate deployment/shop kubernetes.io/change-cause=first',
      'kubectl apply -f next.yaml',
      'kubectl annotate deployment/shop kubernetes.io/change-cause=second --overwrite',
    ],
    finds: [],
  },
  {
    name: 'Recreate',
    files: {
      'a.yaml': shop('shop:1', { spec: '  strategy: { type: Recreate }\n' }),
      'b.yaml': shop('shop:2', { spec: '  strategy: { type: Recreate }\n' }),
    },
    finds: ['AVAILABILITY_RECREATE a.yaml:7'],
  },
  {
    name: 'one replica that may go',
    files: {
      'a.yaml': shop('shop:1', { replicas: 1, spec: '  strategy: { rollingUpdate: { maxUnavailable: 1 } }\n' }),
    },
    finds: ['AVAILABILITY_ALL_MAY_GO a.yaml:7'],
  },
  {
    name: 'all of them may go',
    files: { 'a.yaml': shop('shop:1', { spec: '  strategy: { rollingUpdate: { maxUnavailable: 100% } }\n' }) },
    finds: ['AVAILABILITY_ALL_MAY_GO a.yaml:7'],
  },
  {
    name: 'both come to nothing',
    files: {
      'a.yaml': shop('shop:1', { spec: '  strategy: { rollingUpdate: { maxSurge: 0%, maxUnavailable: 20% } }\n' }),
    },
    finds: ['AVAILABILITY_BOTH_ZERO a.yaml:7'],
  },
  {
    name: 'scaled down in the middle of a bad update',
    files: {
      'shop.yaml': shop('shop:1', {
        replicas: 8,
        spec: '  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } }\n',
      }),
    },
    commands: [up, 'kubectl set image deployment/shop web=shop:2', 'kubectl scale deployment/shop --replicas=1'],
    images: GONE,
    finds: [
      'ROLLOUT_STUCK commands.sh:2',
      'AVAILABILITY_SCALED_WHILE_STUCK commands.sh:3',
      'AVAILABILITY_ALL_MAY_GO shop.yaml:7',
      'DRIFT_FILE_BEHIND commands.sh:2',
      'DRIFT_FILE_BEHIND commands.sh:3',
    ],
  },
  {
    name: 'a Service for other labels',
    files: {
      'a.yaml': `${shop('shop:1')}---
apiVersion: v1
kind: Service
metadata: { name: shop }
spec:
  selector: { app: store }
  ports: [{ port: 80 }]
`,
    },
    finds: ['SELECTOR_SERVICE_WITHOUT_PODS a.yaml:22'],
  },
]

describe('a sequence is found to have', () => {
  test.each(CASES)('$name', ({ finds, ...input }) => {
    const found = sequence(input).findings.map(({ code, range }) =>
      range === undefined ? code : `${code} ${range.file}:${range.start.line}`,
    )
    expect(found).toEqual(finds)
  })
})

test('every finding is found somewhere above, and has a code of its own', () => {
  const codes = FINDINGS.map(({ code }) => code)
  expect(codes.toSorted()).toEqual(Object.keys(FINDING_CODES).toSorted())
  const found = new Set(CASES.flatMap(({ finds }) => finds.map((find) => find.split(' ')[0])))
  expect(codes.filter((code) => !found.has(code))).toEqual([])
})
