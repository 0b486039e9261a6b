import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { QUIZ_KINDS } from '../../../../src/domain/exercise.ts'
import { readMarkdown } from '../../../../src/formats/markdown/read.ts'
import { FACTS } from '../../../../src/grading/quiz/facts.ts'
import { textReporter } from '../../../../src/report/text.ts'
import { gradeAnswers, quizOf } from '../../../support/quiz.ts'

const root = resolve(import.meta.dirname, '../../../..')
const page = readFileSync(join(root, 'docs/quizzes.md'), 'utf8')
const schema = JSON.parse(readFileSync(join(root, 'schemas/exercise-quiz.schema.json'), 'utf8')) as {
  readonly properties: Record<string, { readonly properties?: Record<string, { readonly enum?: readonly string[] }> }>
}
const context = { color: false, width: 80, language: 'en', plain: false } as const

/** The section of a kind: its question, the right and the wrong answer, and what a learner sees for the wrong one. */
function sectionOf(kind: string) {
  const text = new RegExp(`^## ${kind}\n[^]*?(?=^## )`, 'm').exec(page)?.[0] ?? ''
  const blocks = readMarkdown(text, 'quizzes.md').blocks
  const [quiz = ''] = blocks.filter(({ info }) => info === 'yaml quiz').map((block) => block.text)
  const [right = '', wrong = ''] = blocks.filter(({ info }) => info === 'yaml answers').map((block) => block.text)
  const [seen = ''] = blocks.filter(({ info }) => info === 'text').map((block) => block.text)
  return { text, quiz, right, wrong, seen }
}

describe.each(QUIZ_KINDS)('%s', (kind) => {
  const { text, quiz, right, wrong, seen } = sectionOf(kind)

  test('its right answer gets full marks, its wrong one looks as its page shows', () => {
    const exercise = quizOf(quiz)
    expect(exercise.quizzes?.[0]?.kind).toBe(kind)
    expect(gradeAnswers(exercise, right).verdict).toBe('passed')
    const report = gradeAnswers(exercise, wrong)
    expect(report.verdict).toBe('failed')
    expect(seen.trimEnd()).toBe(textReporter([report], context).trimEnd())
  })

  test('its page names every field', () => {
    const fields = Object.keys(schema.properties[kind]?.properties ?? {})
    expect(fields.length).toBeGreaterThan(1)
    expect(fields.filter((field) => !text.includes(`| \`${field}\` |`))).toEqual([])
  })
})

test('the page names every common key', () => {
  const common = Object.keys(schema.properties).filter((key) => !(QUIZ_KINDS as readonly string[]).includes(key))
  expect(common.filter((key) => !page.includes(`| \`${key}\` |`))).toEqual([])
})

test('schema, engine and page know the same facts', () => {
  const named = schema.properties['computed']?.properties?.['what']?.enum ?? []
  expect([...named].toSorted()).toEqual(Object.keys(FACTS).toSorted())
  expect(named.filter((name) => !sectionOf('computed').text.includes(`\`${name}\``))).toEqual([])
})
