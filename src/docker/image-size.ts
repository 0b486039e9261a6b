import type { Image, ImageSystem } from '../engines/entrypoint/types.ts'

/** Bytes of a distribution's small image, and of what an image of an interpreter or server has on top of it: the order of magnitude. */
const SYSTEM_BYTES: Readonly<Record<NonNullable<ImageSystem['os']>, number>> = {
  debian: 117_000_000,
  ubuntu: 78_100_000,
  alpine: 8_320_000,
  busybox: 4_430_000,
  oraclelinux: 118_000_000,
  windows: 4_700_000_000,
  scratch: 0,
}
const PROGRAM_BYTES = 75_000_000

/**
 * About how big an image is: derived from its distribution, what it brings, and the files that were put into it. The real size depends
 * on packages that are not looked into. Example: `debian:12` with 1 kB of files has 117 MB.
 */
export function imageBytes({ system, files }: Image): number {
  const own = system.kind === 'empty' ? 0 : SYSTEM_BYTES[system.os ?? 'busybox']
  const more = system.kind === 'shell' || system.kind === 'empty' ? 0 : PROGRAM_BYTES
  let bytes = own + more
  for (const { text = '' } of files.values()) bytes += text.length
  return bytes
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** A size with three digits, or as many as are asked for: `78.1MB`, `1.11GB`. Source: docker/go-units `size.go` (HumanSizeWithPrecision). */
export function humanSize(bytes: number, digits = 3): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${Number(value.toPrecision(digits))}${UNITS[unit]}`
}
