import { imageCheck } from '../../../../src/grading/checks/image.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, podIn, replicaSet } from '../support/moment.ts'

const pair = [
  { name: 'web', image: 'nginx:1.26' },
  { name: 'log', image: 'busybox' },
]

testRows(imageCheck, [
  { name: 'the same text', spec: { is: 'nginx:1.26' }, objects: [deployment()], verdict: 'passed' },
  {
    name: 'another spelling of the same image',
    spec: { is: 'docker.io/library/busybox:latest', container: 'log' },
    objects: [deployment({ containers: pair })],
    verdict: 'passed',
  },
  { name: 'has: a part', spec: { has: 'nginx:' }, objects: [deployment()], verdict: 'passed' },
  { name: 'matches: a pattern', spec: { matches: '^nginx:1\\.2[67]$' }, objects: [deployment()], verdict: 'passed' },
  {
    name: 'another tag leads to the field',
    spec: { is: 'nginx:1.27' },
    objects: [deployment()],
    verdict: 'failed',
    actual: 'nginx:1.26',
    evidence: [
      {
        kind: 'object',
        apiKind: 'Deployment',
        namespace: 'default',
        name: 'web',
        path: ['spec', 'template', 'spec', 'containers', 0, 'image'],
      },
    ],
  },
  {
    name: 'the image of a pod',
    spec: { is: 'nginx:1.26' },
    of: 'pod/web-1-abcde',
    objects: [podIn(replicaSet(1, 1), {})],
    verdict: 'passed',
  },
  {
    name: 'where none is named, one of the containers is enough',
    spec: { is: 'busybox' },
    objects: [deployment({ containers: pair })],
    verdict: 'passed',
    actual: 'busybox',
  },
  {
    name: 'none of several containers',
    spec: { is: 'redis' },
    objects: [deployment({ containers: pair })],
    verdict: 'failed',
    actual: 'nginx:1.26, busybox',
  },
  {
    name: 'a container that is not there',
    spec: { is: 'nginx:1.26', container: 'app' },
    objects: [deployment()],
    verdict: 'failed',
    reasons: ['CONTAINER_MISSING'],
  },
])
