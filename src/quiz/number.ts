import type { Value } from '../domain/json.ts'
import { type Answer, judgedAs, type Judgement, wrongType } from './judgement.ts'
import { readQuantity } from './units.ts'

export interface NumberKey {
  readonly right: number
  /** How far off an answer may be, either way, in `unit`. */
  readonly tolerance: number
  readonly unit?: string
}

/** Sums of fractions are not exact in binary: so much of the key may be lost in them. */
const ROUNDING = 1e-9

/** A number, bare or with its unit. */
export function judgeNumber({ right, tolerance, unit }: NumberKey, answer: Answer): Judgement {
  const { value } = answer
  if (typeof value !== 'number' && typeof value !== 'string') return wrongType('number', unitOf(unit))
  const written = answer.written([])
  const number = typeof value === 'number' ? value : readQuantity(written, unit)
  if (number === undefined) return wrongType('number', { ...unitOf(unit), text: written })
  const isRight = Math.abs(number - right) <= tolerance + Math.abs(right) * ROUNDING
  return judgedAs(isRight, withUnit(right, unit), typeof value === 'number' ? withUnit(number, unit) : written.trim())
}

function unitOf(unit: string | undefined): { readonly unit?: string } {
  return unit === undefined ? {} : { unit }
}

function withUnit(number: number, unit: string | undefined): Value {
  if (unit === undefined) return number
  return /^[a-zA-Z]{3,}$/.test(unit) ? `${number} ${unit}` : `${number}${unit}`
}
