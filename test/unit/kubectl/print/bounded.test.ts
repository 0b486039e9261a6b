import { assert, integer, json, property } from 'fast-check'
import { describe, test } from 'vitest'
import { goJsonIndented } from '../../../../src/kubectl/go-json.ts'
import { toYaml } from '../../../../src/kubectl/print/yaml.ts'

const value = json().map((text): unknown => JSON.parse(text))
const bound = integer({ min: 0, max: 60 })

describe('a text of which only the beginning is made', () => {
  test('YAML: it is the beginning of the whole text', () => {
    assert(property(value, bound, (object, max) => toYaml(object, max) === toYaml(object).slice(0, max)))
  })

  test('JSON: it is the beginning of the whole text', () => {
    assert(
      property(value, bound, (object, charactersMax) => {
        const whole = goJsonIndented(object, '    ')
        const text = goJsonIndented(object, '    ', { charactersMax })
        // Characters that HTML knows are written longer, once the text is cut.
        return text === whole || (whole.startsWith(text) && text.length >= charactersMax)
      }),
    )
  })
})
