import type { IntOrString } from './types.ts'

/**
 * A number of pods that is given as a count or as a percentage of `total` (apimachinery/pkg/util/intstr). 25% of 3 is
 * 0.75: 1 rounded up (as for maxSurge), 0 rounded down (as for maxUnavailable). `undefined` for a string that is no
 * percentage.
 */
export function resolveIntOrPercent(value: IntOrString, total: number, rounding: 'up' | 'down'): number | undefined {
  if (typeof value === 'number') return value
  const percent = percentOf(value)
  if (percent === undefined) return undefined
  const exact = (percent * total) / 100
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact)
}

/** The number before the percent sign, or `undefined` for any other string. */
export function percentOf(value: IntOrString): number | undefined {
  if (typeof value === 'number') return undefined
  return /^[+-]?[0-9]+%$/.test(value) ? Number(value.slice(0, -1)) : undefined
}

/** In Go syntax, as validation messages show it: `intstr.IntOrString{Type:1, IntVal:0, StrVal:"25%"}`. */
export function goIntOrString(value: IntOrString): string {
  return typeof value === 'number'
    ? `intstr.IntOrString{Type:0, IntVal:${value}, StrVal:""}`
    : `intstr.IntOrString{Type:1, IntVal:0, StrVal:${JSON.stringify(value)}}`
}
