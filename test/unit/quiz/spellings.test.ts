import { describe, expect, test } from 'vitest'
import { gradeAnswers, quizOf } from '../../support/quiz.ts'

const verdictOf = (block: string, answer: string) => gradeAnswers(quizOf(block), `q: ${answer}\n`).checks[0]?.verdict

const FORMS = `id: q
multiple:
  ask: Which?
  from: ['CMD sleep 5', 'CMD ["sleep", "5"]', 'CMD sleep, 5', 'RUN sleep 5']
  right: ['CMD sleep 5', 'CMD sleep, 5']`

const STEPS = 'id: q\norder:\n  ask: "?"\n  from: [undo, look, see, mend]\n  right: [see, look, undo, mend]'

describe('several options may stand in one text', () => {
  test.each([
    { answer: 'a, c', verdict: 'passed' },
    { answer: '"A; C"', verdict: 'passed' },
    { answer: 'a c', verdict: 'passed' },
    { answer: 'ac', verdict: 'passed' },
    { answer: '"[a, c]"', verdict: 'passed' },
    { answer: '"a), c)"', verdict: 'passed' },
    { answer: 'a', verdict: 'failed' },
    { answer: 'CMD sleep, 5', verdict: 'failed' },
    { answer: 'a, x', verdict: 'ungradable' },
    { answer: 'aa', verdict: 'ungradable' },
    { answer: 'nothing of that', verdict: 'ungradable' },
    { answer: '""', verdict: 'ungradable' },
  ])('multiple, $answer: $verdict', ({ answer, verdict }) => {
    expect(verdictOf(FORMS, answer)).toBe(verdict)
  })

  test.each([
    { answer: 'c, b, a, d', verdict: 'passed' },
    { answer: 'c > b > a > d', verdict: 'passed' },
    { answer: 'c -> b → a, d', verdict: 'passed' },
    { answer: 'cbad', verdict: 'passed' },
    { answer: 'see, look, undo, mend', verdict: 'passed' },
    { answer: 'see look undo mend', verdict: 'passed' },
    { answer: 'c, a, b, d', verdict: 'failed' },
    { answer: 'c, b, a', verdict: 'failed' },
    { answer: 'see first, then look', verdict: 'ungradable' },
  ])('order, $answer: $verdict', ({ answer, verdict }) => {
    expect(verdictOf(STEPS, answer)).toBe(verdict)
  })
})

describe('numbers', () => {
  const plain = 'id: q\nnumber: { ask: "How many?", right: 3 }'
  const seconds = 'id: q\nnumber: { ask: "How long?", right: 600, unit: s }'
  const counted = `id: q
computed:
  ask: How many?
  steps: [{ run: "kubectl create deployment web --image=nginx --replicas=3" }]
  what: replicas`
  test.each([
    { block: plain, answer: 'three', verdict: 'passed' },
    { block: plain, answer: 'Three pods', verdict: 'passed' },
    { block: plain, answer: '3 pods', verdict: 'passed' },
    { block: plain, answer: '3개', verdict: 'passed' },
    { block: plain, answer: '세 개', verdict: 'passed' },
    { block: plain, answer: '셋', verdict: 'passed' },
    { block: counted, answer: '3 replicas', verdict: 'passed' },
    { block: counted, answer: 'two', verdict: 'failed' },
    { block: plain, answer: '3 or 4', verdict: 'ungradable' },
    { block: plain, answer: '3%', verdict: 'ungradable' },
    { block: plain, answer: '3 MB', verdict: 'ungradable' },
    { block: plain, answer: '3 minutes', verdict: 'ungradable' },
    { block: plain, answer: 'many', verdict: 'ungradable' },
    { block: seconds, answer: '600', verdict: 'passed' },
    { block: seconds, answer: '600 seconds', verdict: 'passed' },
    { block: seconds, answer: '600초', verdict: 'passed' },
    { block: seconds, answer: '10 분', verdict: 'passed' },
    { block: seconds, answer: 'ten minutes', verdict: 'passed' },
    { block: seconds, answer: '10 mins', verdict: 'passed' },
    { block: seconds, answer: '1 시간', verdict: 'failed' },
    { block: seconds, answer: '600 apples', verdict: 'ungradable' },
  ])('$answer: $verdict', ({ block, answer, verdict }) => {
    expect(verdictOf(block, answer)).toBe(verdict)
  })
})

test('a pattern sees no backticks of Markdown either', () => {
  expect(verdictOf('id: q\ntext: { ask: "?", matches: "-{2}rm( .*)?" }', '"`--rm`"')).toBe('passed')
})
