import type { Value } from '../../../../src/domain/json.ts'
import { LIMITS, type Limits } from '../../../../src/domain/limits.ts'
import { goTemplate } from '../../../../src/formats/gotemplate/index.ts'
import { FLOAT, type GoValue, INT64, jsonAny } from '../../../../src/formats/gotemplate/types.ts'

const ANYTHING = jsonAny((number) => (Number.isInteger(number) && Math.abs(number) < 2 ** 63 ? INT64 : FLOAT))

/** A template under the name that kubectl gives to all of them. */
export function kubectlTemplate(text: string, limits: Limits = LIMITS): ReturnType<typeof goTemplate> {
  return goTemplate(text, { name: 'output', functions: {}, limits, rangesOverNumbers: false })
}

/** Decoded JSON as kubectl holds it. */
export function kubectlData(json: Value): GoValue {
  return { type: ANYTHING, data: json }
}
