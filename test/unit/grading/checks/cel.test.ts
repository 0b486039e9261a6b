import { celCheck } from '../../../../src/grading/checks/cel.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment } from '../support/moment.ts'

const objects = [deployment({ replicas: 3 }), deployment({ name: 'db', replicas: 1 })]
const web = 'deployment/web'
const field = (...path: readonly (string | number)[]) => ({
  kind: 'object' as const,
  apiKind: 'Deployment',
  namespace: 'default',
  name: 'web',
  path: ['spec', ...path],
})

testRows(celCheck, [
  { name: 'true of the object', spec: { is: 'object.spec.replicas >= 3' }, of: web, objects, verdict: 'passed' },
  {
    name: 'true of all objects',
    spec: { is: 'objects.all(o, o.spec.template.spec.containers.all(c, c.image.startsWith("nginx:")))' },
    objects,
    verdict: 'passed',
  },
  {
    name: 'a pattern in linear time',
    spec: { is: 'object.spec.template.spec.containers[0].image.matches("^(n+)+ginx:[0-9.]+$")' },
    of: web,
    objects,
    verdict: 'passed',
  },
  {
    name: 'what is false leads to the fields that it reads',
    spec: { is: 'object.spec.replicas > 3' },
    of: web,
    objects,
    verdict: 'failed',
    reasons: ['FIELD_DIFFERS'],
    evidence: [field('replicas')],
  },
  {
    name: 'a field that is not there',
    spec: { is: 'object.spec.minReadySeconds == 5' },
    of: web,
    objects,
    verdict: 'failed',
    reasons: ['FIELD_ABSENT'],
    evidence: [field('minReadySeconds')],
  },
  {
    name: 'a field of an item that is not there',
    spec: { is: 'objects.exists(o, o.spec.minReadySeconds == 5)' },
    objects,
    verdict: 'failed',
    reasons: ['EXPRESSION_KEY_ABSENT'],
  },
  {
    name: 'what is false of a list',
    spec: { is: 'objects.size() == 3' },
    objects,
    verdict: 'failed',
    reasons: ['EXPRESSION_FALSE'],
  },
  {
    name: 'an object that is not there',
    spec: { is: 'object.spec.replicas == 1' },
    of: 'deployment/nix',
    objects,
    verdict: 'failed',
    reasons: ['TARGET_MISSING'],
  },
  {
    name: 'what cannot be worked out',
    spec: { is: 'object.spec.replicas / 0 == 1' },
    of: web,
    objects,
    verdict: 'ungradable',
  },
  {
    name: 'more steps than there may be',
    spec: {
      is: 'objects.all(a, objects.all(b, objects.all(c, objects.all(d, objects.all(e, objects.all(f, objects.all(g, true)))))))',
    },
    objects: Array.from({ length: 20 }, (_, index) => deployment({ name: `web-${index}` })),
    verdict: 'ungradable',
  },
])
