import { chmodSync, mkdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { SourceFile } from '../domain/submission.ts'
import { type EntryKind, kindOf, reasonOf } from './files.ts'

/** What became of files that were to be put into a learner's folder. Paths are below that folder, with `/`. */
export type PutFiles =
  | { readonly ok: true; readonly written: readonly string[]; readonly kept: readonly string[] }
  /** `place` is a symbolic link, or no folder where one is needed; nothing was written. */
  | { readonly ok: false; readonly reason: 'link' | 'not-a-folder'; readonly place: string }
  /** The system refused; `written` is there already. */
  | { readonly ok: false; readonly reason: 'refused'; readonly place: string; readonly problem: string }

/**
 * Puts files into a folder that is made where it is missing. What is there is never written over, and nothing is written through a
 * symbolic link: not in the folder, and not on the way to it from `base`.
 */
export function putFiles(base: string, folder: string, files: readonly SourceFile[]): PutFiles {
  const places = files.map(({ path }) => join(folder, path))
  for (const place of places) {
    const obstacle = obstacleOnTheWay(base, folder, dirname(place))
    if (obstacle !== undefined) return { ok: false, ...obstacle }
  }
  const written: string[] = []
  const kept: string[] = []
  for (const { path, text, executable } of files) {
    const place = join(folder, path)
    if (kindOf(place) !== 'absent') {
      kept.push(path)
      continue
    }
    try {
      mkdirSync(dirname(place), { recursive: true })
      // `wx` opens nothing that is there, so no link that has appeared meanwhile either
      writeFileSync(place, text, { flag: 'wx' })
      if (executable) chmodSync(place, 0o755)
      written.push(path)
    } catch (error) {
      return { ok: false, reason: 'refused', place, problem: reasonOf(error) }
    }
  }
  return { ok: true, written, kept }
}

/** The first place between `base` and `place` that is there and is no folder; outside of `base` from `folder` on. */
function obstacleOnTheWay(base: string, folder: string, place: string) {
  const isBelow = isWithin(base, folder)
  let at = isBelow ? base : dirname(folder)
  for (const part of relative(at, place).split(sep)) {
    if (part === '') continue
    at = join(at, part)
    const kind: EntryKind = kindOf(at)
    if (kind === 'absent') return undefined
    if (kind === 'link') return { reason: 'link', place: at } as const
    if (kind !== 'folder') return { reason: 'not-a-folder', place: at } as const
  }
  return undefined
}

/** Whether a place is a folder, or lies in it. Both are absolute; links are not looked through. */
export function isWithin(folder: string, place: string): boolean {
  const way = relative(folder, place)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Likewise for places that are there, with links looked through. */
export function isReallyWithin(folder: string, place: string): boolean {
  let at = place
  while (kindOf(at) === 'absent' && dirname(at) !== at) at = dirname(at)
  return isWithin(realpathSync(folder), join(realpathSync(at), relative(at, place)))
}

const BACKUPS_MAX = 1000

/** A name beside a folder that nothing has yet: `exercise-3.backup-1`. */
export function backupName(folder: string): string {
  for (let number = 1; number < BACKUPS_MAX; number += 1) {
    const name = `${folder}.backup-${number}`
    if (kindOf(name) === 'absent') return name
  }
  return `${folder}.backup-${BACKUPS_MAX}`
}

/** Gives a folder another name; what went wrong, if it did. */
export function moveFolder(folder: string, name: string): string | undefined {
  try {
    renameSync(folder, name)
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}
