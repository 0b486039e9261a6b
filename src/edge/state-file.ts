import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a state file holds; `broken` when it is no JSON, and then where it was put so that nothing is lost. */
export type ReadState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly kept: string }

/** Reads a value that was written before. A file that is no JSON is put aside. */
export function readState(file: string): ReadState {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return { kind: 'absent' }
  }
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown }
  } catch {
    return { kind: 'broken', kept: setAside(file) }
  }
}

/** Gives a file that cannot be used another name beside its own, one that is free. */
export function setAside(file: string): string {
  let kept = `${file}.broken`
  for (let number = 2; existsSync(kept) && number < 100; number += 1) kept = `${file}.broken-${number}`
  renameSync(file, kept)
  return kept
}

/** Writes a value, completely or not at all. False when that is not possible. */
export function writeState(file: string, value: unknown): boolean {
  const partial = `${file}.partial-${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(partial, `${JSON.stringify(value, undefined, 2)}\n`)
    renameSync(partial, file)
    return true
  } catch {
    if (existsSync(partial)) rmSync(partial)
    return false
  }
}

/** Forgets a value. */
export function removeState(file: string): void {
  rmSync(file, { force: true })
}
