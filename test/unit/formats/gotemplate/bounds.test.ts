import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import type { Execution } from '../../../../src/formats/gotemplate/index.ts'
import { kubectlData, kubectlTemplate } from './kubectl-template.ts'

const OBJECT = { list: Array.from({ length: 200 }, (_, at) => at), text: 'x'.repeat(1000), map: { a: 1 } }

function executed(text: string): Partial<Execution> {
  const read = kubectlTemplate(text, { ...LIMITS, templateStepsMax: 20_000, outputCharactersMax: 10_000 })
  return read.ok ? read.template.execute(kubectlData(OBJECT)) : read
}

describe('a template that asks for too much is left, and that is told', () => {
  test.each([
    {
      story: 'ranges inside of one another',
      text: '{{range .list}}{{range $.list}}{{range $.list}}{{end}}{{end}}{{end}}',
    },
    { story: 'a text that doubles', text: `{{$x := .text}}${'{{$x = print $x $x}}'.repeat(30)}` },
    { story: 'a text that is long at once', text: '{{printf "%999999d" 1}}{{printf "%999999d" 1}}' },
    { story: 'a width beyond all', text: '{{printf "%99999999d" 1}}' },
    { story: 'a template that calls itself', text: '{{define "a"}}{{template "a"}}{{end}}{{template "a"}}' },
    { story: 'actions inside of one another', text: '{{if 1}}'.repeat(1000) },
    { story: 'parentheses inside of one another', text: `{{${'('.repeat(1000)}` },
    {
      story: 'the same text many times',
      text: '{{range .list}}{{range $.list}}{{if eq $.text "y"}}{{end}}{{end}}{{end}}',
    },
  ])('$story', ({ text }) => {
    expect(executed(text)).toMatchObject({ isUnknown: true })
  })

  test.each(['{{1i}}', '{{1+2i}}', '{{0x1p4}}', '{{printf "%p" .map}}'])('not simulated: %s', (text) => {
    expect(executed(text)).toMatchObject({ isUnknown: true })
  })
})

test('what nobody keeps is not made', () => {
  const { text = '', ...rest } = executed('{{range .list}}{{$.text}}{{end}}')
  expect(rest).toEqual({})
  expect(text).toHaveLength(11_000)
})

describe('nothing of JavaScript is reached', () => {
  test.each([
    {
      text: '{{.constructor}} {{.__proto__}} {{.map.toString}} {{.map.hasOwnProperty}}',
      shown: '<no value> <no value> <no value> <no value>',
    },
    { text: '{{index .map "constructor"}} {{index .map "__proto__"}}', shown: '<no value> <no value>' },
    { text: '{{$constructor := 1}}{{$constructor}}', shown: '1' },
  ])('$text', ({ text, shown }) => {
    expect(executed(text)).toEqual({ text: shown })
  })

  test.each([
    { text: '{{constructor}}', error: 'template: output:1: function "constructor" not defined' },
    { text: '{{toString .}}', error: 'template: output:1: function "toString" not defined' },
    {
      text: '{{template "constructor"}}',
      error:
        'template: output:1:11: executing "output" at <{{template "constructor"}}>: template "constructor" not defined',
    },
    {
      text: '{{.list.length}}',
      error: `template: output:1:7: executing "output" at <.list.length>: can't evaluate field length in type interface {}`,
    },
    {
      text: '{{.text.length}}',
      error: `template: output:1:7: executing "output" at <.text.length>: can't evaluate field length in type interface {}`,
    },
  ])('$text', ({ text, error }) => {
    expect(executed(text)).toMatchObject({ error })
  })
})
