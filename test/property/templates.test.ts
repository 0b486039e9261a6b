import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { kubectlData, kubectlTemplate } from '../unit/formats/gotemplate/kubectl-template.ts'

const RUNS = { numRuns: 3000, seed: 20_260_101 }

const pieces = fc.constantFrom(
  ...'{{ }} {{- -}} . .a .list .map $ $x $x:= = , | ( ) if else end range with define template block break nil true'.split(
    ' ',
  ),
  ...'"t" "%v" "%*d" `r` 1 -1 1.5 1e9 \'a\' /* */ len index slice eq lt and or not print printf html js urlquery call'.split(
    ' ',
  ),
  ' ',
  '\n',
  'é',
  '"',
  '.constructor',
  '.__proto__',
)
const template = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((some) => some.join(' ')),
  fc.array(pieces, { maxLength: 14 }).map((some) => some.join('')),
  fc
    .array(fc.array(pieces, { maxLength: 4 }), { maxLength: 4 })
    .map((all) => all.map((some) => `{{${some.join(' ')}}}`).join('')),
)
const DATA = kubectlData({ a: 1, list: [1, 'b', null], map: { k: { l: true } }, text: 'x'.repeat(500) })

test(`any template is executed, refused in words, or left (seed ${RUNS.seed})`, () => {
  const limits = { ...LIMITS, templateStepsMax: 5000, outputCharactersMax: 5000 }
  fc.assert(
    fc.property(template, (text) => {
      const read = kubectlTemplate(text, limits)
      const { error, isUnknown } = read.ok ? read.template.execute(DATA) : read
      expect(error ?? 'template: output').toMatch(/^template: output/)
      expect([true, undefined]).toContain(isUnknown)
      expect(error === undefined || isUnknown === undefined).toBe(true)
    }),
    RUNS,
  )
})
