import { createConnection } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import type { BuildAnswer } from './build-once.ts'

/**
 * The folder of the package, built from the tree as it is: `dist`, `exercises`, `package.json` and `action.yml`. All test files of a run share it,
 * so nothing in it is to be changed: who wants to alter it takes a copy.
 */
export const PACKAGE = await builtPackage()

/** The built command. */
export const GRADE = join(PACKAGE, 'dist/grade.js')

/** Waits for the build, which takes some seconds, if nobody has asked for it before. Throws what the build said if it failed. */
async function builtPackage(): Promise<string> {
  const answer = JSON.parse(await text(createConnection(inject('buildSocket')))) as BuildAnswer
  if ('failed' in answer) throw new Error(answer.failed)
  return answer.folder
}
