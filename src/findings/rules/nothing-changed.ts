import type { Told } from '../told.ts'
import { allTold, finding } from '../told.ts'
import type { Finding } from '../types.ts'
import { eachApply } from '../drift.ts'
import { rebuiltImages } from './same-image.ts'
import { configChanges } from './config-only.ts'

/** A command that was to change a Deployment, and left it as it was. */
export const nothingChanged: Finding = {
  code: 'REVISION_NOTHING_CHANGED',
  find(context) {
    const explained = new Set([
      ...[...rebuiltImages(context), ...configChanges(context)].map(({ step }) => step),
      ...eachApply(context).flatMap(({ told, left }) => (left.length > 0 ? [told.index] : [])),
    ])
    return allTold(context)
      .filter((told) => isInVain(told) && !explained.has(told.index))
      .map((told) => finding('REVISION_NOTHING_CHANGED', argsOf(told), context.places.step(told.index)))
  },
}

function isInVain({ note, step, words }: Told): boolean {
  return (
    note.reason.code === 'REVISION_UNCHANGED' &&
    // an apply that only brings its annotation up to date did what it was to do
    note.pods === undefined &&
    step.exit === 0 &&
    ['apply', 'patch', 'replace'].includes(words.verb)
  )
}

function argsOf({ note, words }: Told) {
  return { deployment: note.deployment, verb: words.verb, revision: note.after ?? '' }
}
