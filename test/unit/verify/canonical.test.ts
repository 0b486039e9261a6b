import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { EMPTY_WORLD } from '../../../src/domain/world.ts'
import type { Exercise } from '../../../src/domain/exercise.ts'
import { observe } from '../../../src/grading/grade.ts'
import { canonicalBehaviour } from '../../../src/verify/canonical.ts'

const AT = { file: 'README.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }

const EXERCISE: Exercise = {
  id: 'shop',
  title: { en: 'Shop' },
  topics: [],
  files: ['commands.sh', 'Dockerfile'].map((path) => ({ path, optional: true })),
  world: EMPTY_WORLD,
  prose: { en: '' },
  scenarios: [
    {
      id: 'shop',
      title: { en: 'Shop' },
      hidden: false,
      range: AT,
      steps: [
        { kind: 'run', commands: ['kubectl create deployment shop --image=nginx:1.25 --replicas=2'], range: AT },
        { kind: 'replay', file: 'commands.sh', pace: 'typed', range: AT },
        { kind: 'expect', checks: [], range: AT },
      ],
    },
  ],
  given: [],
}

const DOCKERFILE = 'FROM ubuntu\nENTRYPOINT ["echo", "hello"]\nCMD ["world"]\n'

function behaviour(commands: readonly string[], dockerfile = DOCKERFILE): string {
  const files = [
    { path: 'commands.sh', text: `${commands.join('\n')}\n`, executable: false },
    { path: 'Dockerfile', text: dockerfile, executable: false },
  ]
  return canonicalBehaviour(observe(EXERCISE, { files, diagnostics: [] }, LIMITS))
}

const UP = 'kubectl set image deployment/shop nginx=nginx:1.26'
const DOWN = 'kubectl rollout undo deployment/shop'
const STATUS = 'kubectl rollout status deployment/shop'
const HISTORY = 'kubectl rollout history deployment/shop'
const PODS = 'kubectl get pods'
const BUILD = 'docker build -t greeter .'

describe('answers that behave alike', () => {
  test.each([
    { name: 'a question asked twice', one: [UP, STATUS], other: [UP, STATUS, STATUS] },
    { name: 'questions in another order', one: [UP, STATUS, HISTORY], other: [UP, HISTORY, STATUS] },
    { name: 'a pause between them', one: [UP, PODS], other: [UP, 'sleep 7', PODS] },
    { name: 'the same wish once more', one: [UP, STATUS], other: [UP, UP, STATUS] },
    { name: 'a command that failed on the way', one: [UP, STATUS], other: [UP, 'kubectl rolout status', STATUS] },
    { name: 'a flag that changes nothing', one: [UP, STATUS], other: [UP, `${STATUS} --timeout=90s`] },
    {
      name: 'another way to name the same',
      one: [UP, DOWN],
      other: [UP, 'kubectl rollout undo deployment/shop --to-revision=1'],
    },
    { name: 'a build before the upgrade or behind it', one: [UP, BUILD], other: [BUILD, UP] },
  ])('$name', ({ one, other }) => {
    expect(behaviour(one)).toBe(behaviour(other))
  })

  test('instructions whose order does not matter', () => {
    const swapped = 'FROM ubuntu\nCMD ["world"]\nENTRYPOINT ["echo", "hello"]\n'
    expect(behaviour([BUILD], swapped)).toBe(behaviour([BUILD]))
  })

  test('a name that is replaced everywhere, where it is put back', () => {
    const one = observe(EXERCISE, { files: [commandFile('kubectl run walker --image=nginx')], diagnostics: [] }, LIMITS)
    const other = observe(
      EXERCISE,
      { files: [commandFile('kubectl run runner --image=nginx')], diagnostics: [] },
      LIMITS,
    )
    expect(canonicalBehaviour(other)).not.toBe(canonicalBehaviour(one))
    expect(canonicalBehaviour(other, { from: 'walker', to: 'runner' })).toBe(canonicalBehaviour(one))
  })
})

function commandFile(text: string) {
  return { path: 'commands.sh', text: `${text}\n`, executable: false }
}

describe('answers that behave otherwise', () => {
  test.each([
    { name: 'a question before the change, not behind it', one: [UP, STATUS], other: [STATUS, UP] },
    { name: 'a question that is not asked', one: [UP, STATUS, HISTORY], other: [UP, HISTORY] },
    {
      name: 'a question about something else',
      one: [UP, STATUS],
      other: [UP, 'kubectl rollout status deployment/shp'],
    },
    { name: 'a question that is asked otherwise', one: [HISTORY], other: [`${HISTORY} --revision=1`] },
    { name: 'a change more', one: [UP], other: [UP, 'kubectl set env deployment/shop A=1'] },
    { name: 'changes in another order', one: [UP, DOWN], other: [DOWN, UP] },
    { name: 'another image', one: [UP], other: [UP.replace('1.26', '1.27')] },
    { name: 'more pods', one: [UP], other: [UP, 'kubectl scale deployment/shop --replicas=3'] },
    {
      name: 'more pods meanwhile',
      one: [UP],
      other: ['kubectl scale deployment/shop --replicas=3', UP, 'kubectl scale deployment/shop --replicas=2'],
    },
    { name: 'an image that is not built', one: [BUILD], other: [] },
  ])('$name', ({ one, other }) => {
    expect(behaviour(one)).not.toBe(behaviour(other))
  })

  test.each([
    { name: 'another word of CMD', dockerfile: DOCKERFILE.replace('world', 'worldx') },
    { name: 'shell form', dockerfile: DOCKERFILE.replace('CMD ["world"]', 'CMD world') },
    { name: 'an instruction less', dockerfile: DOCKERFILE.replace('CMD ["world"]\n', '') },
  ])('$name', ({ dockerfile }) => {
    expect(behaviour([BUILD], dockerfile)).not.toBe(behaviour([BUILD]))
  })
})
