import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { quizCommand, type QuizFlags } from '../../../src/cli/commands/quiz.ts'
import type { Console } from '../../../src/cli/console.ts'
import { wrapping } from '../../../src/cli/quiz-session.ts'
import type { Prompter } from '../../../src/edge/prompts.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiz-'))
  mkdirSync(join(folder, 'exercises/quiz-1'), { recursive: true })
  writeFileSync(join(folder, 'exercises/quiz-1/README.md'), README)
  writeFileSync(join(folder, 'exercises/quiz-1/README.ko.md'), KOREAN)
})

afterEach(() => rmSync(folder, { recursive: true }))

const README = `---
id: quiz-1
title: Three questions
---
# Three questions

\`\`\`yaml quiz
id: strategy
choice: { ask: "Which strategy?", from: [Recreate, RollingUpdate], right: RollingUpdate }
explain: old and new pods overlap
\`\`\`

\`\`\`yaml quiz
id: labels
multiple: { ask: "Which of them?", from: [image, replicas, labels], right: [image, labels] }
reveal: verdict
\`\`\`

\`\`\`yaml quiz
id: order
order: { ask: "In which order?", from: [c, a, b], right: [a, b, c] }
\`\`\`

\`\`\`yaml quiz
id: count
variants: { n: [1, 2, 3, 4, 5, 6, 7] }
number: { ask: "How many are {{n}} pods?", right: "{{n}}" }
\`\`\`

\`\`\`yaml quiz
id: secret
hidden: true
number: { ask: "Not shown?", right: 1 }
\`\`\`
`

const KOREAN = '# 네 문제\n\n```yaml texts\nstrategy: { ask: 어느 전략?, from: [재생성, 롤링], explain: 겹친다 }\n```\n'

/** A prompter that is given its answers: an index, several, a text, or nothing for Ctrl-C. It notes everything that is shown. */
function scripted(answers: readonly (number | readonly number[] | string | boolean | undefined)[]) {
  const shown: string[] = []
  let at = 0
  const next = <T>(message: string, options: readonly string[] = []): Promise<T> => {
    shown.push([message, ...options].join(' | '))
    const answer = answers[at]
    at += 1
    return Promise.resolve(answer as T)
  }
  const prompter: Prompter = {
    columns: 80,
    begin: (title) => void shown.push(title),
    say: (text) => void shown.push(text),
    choose: next,
    chooseSeveral: next,
    write: (message) => next(message),
    agree: (message) => next(message),
    end: (text) => void shown.push(text),
  }
  return { prompter, shown }
}

async function quiz(answers: Parameters<typeof scripted>[0], flags: Partial<QuizFlags> = {}) {
  const { prompter, shown } = scripted(answers)
  let out = ''
  const console: Console = {
    cwd: folder,
    env: { XDG_STATE_HOME: join(folder, 'state'), GRADE_LEARNER: 'kim' },
    out: (text) => {
      out += text
    },
    complain: (text) => void shown.push(text),
    outIsTerminal: false,
    columns: 80,
  }
  const code = await quizCommand({ exercise: 'quiz-1', ...flags }, console, prompter)
  return { code, out, shown: shown.join('\n') }
}

const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const stateFiles = () => readdirSync(join(folder, 'state/kubegrade/quiz'))
/** The right number is in the question itself. */
const asked = (shown: string) => /How many are (\d) pods/.exec(shown)?.[1] ?? ''

test('what is broken at the width of the terminal keeps its indentation', () => {
  const { prompter, shown } = scripted([])
  wrapping({ ...prompter, columns: 44 }).say('  spec:\n    image: a-long-name and-another-one and-more', 'note')
  expect(shown).toEqual(['  spec:\n    image: a-long-name and-another-one\n    and-more'])
})

describe('a session', () => {
  test('asks one question after the other, and explains after each answer', async () => {
    const { prompter } = scripted([])
    expect(prompter.columns).toBe(80)
    const { code, out, shown } = await quiz([0, [0, 1], 1, 1, 'many', '9'])
    expect(shown).toContain('failed · 0 / 1 point\nexpected RollingUpdate\nold and new pods overlap')
    expect(shown).toContain('which one is number 1? | c | a | b')
    expect(shown).toContain('which one is number 2? | c | b')
    expect(shown).toContain('`many` is not a number')
    expect(shown).not.toContain('Not shown')
    expect({ code, out }).toEqual({ code: 1, out: 'quiz-1  1 / 4 points\n' })
  })

  test('a question that reveals only its verdict tells no more than that', async () => {
    const { shown } = await quiz([1, [0, 1], 1, 1, '9'])
    expect(shown).toContain('failed · 0 / 1 point\nquestion 3 of 4')
  })

  test('is asked in Korean', async () => {
    const { shown } = await quiz([1, undefined], { lang: 'ko' })
    expect(shown).toContain('어느 전략?')
    expect(shown).toContain('재생성 | 롤링')
    expect(shown).toContain('겹친다')
  })

  test('names in Korean what would have been right', async () => {
    const { shown } = await quiz([0, undefined], { lang: 'ko' })
    expect(shown).toContain('기대 롤링\n겹친다')
    expect(shown).not.toContain('RollingUpdate')
  })

  test('goes on where it was broken off, with the same variants, and full marks end with 0', async () => {
    const first = await quiz([1, [0, 2], undefined])
    expect(first.code).toBe(1)
    expect(first.shown).toContain('2 of 4 answered; `grade quiz quiz-1` goes on from here')
    const n = asked((await quiz([1, 1, undefined])).shown)
    const last = await quiz([n])
    expect(last.shown).toContain('3 of 4 are answered already')
    expect(last.shown).not.toContain('Which strategy')
    expect({ code: last.code, out: last.out }).toEqual({ code: 0, out: 'quiz-1  4 / 4 points\n' })
    const anew = await quiz([undefined], { restart: true })
    expect(anew.shown).toContain('question 1 of 4')
  })

  test('writes answers.yaml that is graded alike, and overwrites nothing unasked', async () => {
    const n = asked((await quiz([1, [0, 2], 1, 1, undefined])).shown)
    await quiz([n], { out: 'answers.yaml' })
    expect(read('answers.yaml')).toBe(
      `seed: kim\nstrategy: RollingUpdate\nlabels: [image, labels]\norder: [a, b, c]\ncount: "${n}"\n`,
    )
    writeFileSync(join(folder, 'answers.yaml'), 'mine')
    expect((await quiz([false], { out: 'answers.yaml' })).shown).toContain('answers.yaml is left as it is')
    expect(read('answers.yaml')).toBe('mine')
    await quiz([true], { out: 'answers.yaml' })
    expect(read('answers.yaml')).toContain('strategy: RollingUpdate')
  })
})

describe('state that cannot be used', () => {
  test.each(['no JSON', '{"formatVersion": 7, "answers": {}}', '[]'])('is put aside and said: %s', async (text) => {
    await quiz([1, undefined])
    const [name = ''] = stateFiles()
    writeFileSync(join(folder, 'state/kubegrade/quiz', name), text)
    const { shown } = await quiz([undefined])
    expect(shown).toContain('earlier answers could not be read')
    expect(stateFiles()).toEqual([`${name}.broken`])
    expect(read(`state/kubegrade/quiz/${name}.broken`)).toBe(text)
  })

  test('a folder that cannot be written is said, and the session goes on', async () => {
    mkdirSync(join(folder, 'state'))
    writeFileSync(join(folder, 'state/kubegrade'), 'a file where a folder should be')
    const { shown } = await quiz([1, undefined])
    expect(shown).toContain('written, so the answers are lost')
    expect(shown).toContain('question 2 of 4')
  })
})

describe('without questions', () => {
  test('a template has every question that is shown as a comment, and grades as unanswered', async () => {
    const { out, code } = await quiz([], { template: true })
    expect(code).toBe(0)
    expect(out).toContain('# graded by: grade quiz-1 answers.yaml\nseed: "kim"\n')
    expect(out).toContain('# 1. Which strategy?\n#\n#      a) Recreate\n#      b) RollingUpdate\nstrategy:\n')
    expect(out).not.toContain('secret')
  })

  test('an exercise without any is a usage error', async () => {
    writeFileSync(
      join(folder, 'exercises/quiz-1/README.md'),
      '---\nid: quiz-1\ntitle: x\n---\n# x\n\n```yaml scenario\nid: a\nsteps: [{ run: ls }, { expect: [{ replicas: 1 }] }]\n```\n',
    )
    writeFileSync(join(folder, 'exercises/quiz-1/README.ko.md'), '# x\n')
    await expect(quiz([])).rejects.toMatchObject({ code: 'USAGE_QUIZ_NONE' })
  })
})
