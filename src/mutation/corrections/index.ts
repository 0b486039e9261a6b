import type { SourceFile } from '../../domain/submission.ts'
import type { Mutant } from '../mutant.ts'
import { argsForCommand } from './args-for-command.ts'
import { commandOrder } from './command-order.ts'
import { containerOfImage } from './container-of-image.ts'
import type { Correction, CorrectionContext } from './correction.ts'
import { entrypointForCmd } from './entrypoint-for-cmd.ts'
import { execInFront } from './exec-in-front.ts'
import { execForm } from './exec-form.ts'
import { imageName } from './image-name.ts'
import { knownName } from './known-name.ts'
import { missingWait } from './missing-wait.ts'
import { selectorLabels } from './selector-labels.ts'
import { undoTarget } from './undo-target.ts'
import { wordsApart } from './words-apart.ts'

/** Every correction, those that mistake the least for a mistake first. */
export const CORRECTIONS: readonly Correction[] = [
  selectorLabels,
  containerOfImage,
  imageName,
  knownName,
  wordsApart,
  execForm,
  execInFront,
  argsForCommand,
  entrypointForCmd,
  undoTarget,
  commandOrder,
  missingWait,
]

/** The answer's files with one mistake mended, each text once. */
export function correct(files: readonly SourceFile[], context: CorrectionContext): readonly Mutant[] {
  const seen = new Set<string>()
  return CORRECTIONS.flatMap((correction) => files.flatMap((file) => correction.apply(file, context))).filter(
    ({ file }) => {
      const key = `${file.path}\0${file.text}`
      const isNew = !seen.has(key)
      seen.add(key)
      return isNew
    },
  )
}
