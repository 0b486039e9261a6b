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
import { executableCopy } from './executable-copy.ts'
import { missingResume } from './missing-resume.ts'
import { oneOfSeveral } from './one-of-several.ts'
import { quotesMended } from './quotes-mended.ts'
import { recreateAlone } from './recreate-alone.ts'
import { restartPolicy } from './restart-policy.ts'
import { runOptionsFirst } from './run-options-first.ts'
import { shellForOperators } from './shell-for-operators.ts'
import { terminalForShell } from './terminal-for-shell.ts'
import { variableForm } from './variable-form.ts'
import { undoTarget } from './undo-target.ts'
import { wordsApart } from './words-apart.ts'

/** Every correction, those that mistake the least for a mistake first. */
export const CORRECTIONS: readonly Correction[] = [
  selectorLabels,
  quotesMended,
  recreateAlone,
  containerOfImage,
  imageName,
  knownName,
  wordsApart,
  execForm,
  shellForOperators,
  execInFront,
  executableCopy,
  oneOfSeveral,
  argsForCommand,
  variableForm,
  restartPolicy,
  entrypointForCmd,
  runOptionsFirst,
  terminalForShell,
  missingResume,
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
