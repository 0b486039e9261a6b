import type { MutationOperator } from '../mutant.ts'
import { answerChanged } from './answer-changed.ts'
import { apiVersion } from './api-version.ts'
import { objectKind } from './object-kind.ts'
import { quotesChanged } from './quotes-changed.ts'
import { variableName } from './variable-name.ts'
import { argumentNumber } from './argument-number.ts'
import { assignedText } from './assigned-text.ts'
import { baseImage } from './base-image.ts'
import { commandForArgs } from './command-for-args.ts'
import { commandRemoved } from './command-removed.ts'
import { commandRepeated } from './command-repeated.ts'
import { commandsSwapped } from './commands-swapped.ts'
import { containerName } from './container-name.ts'
import { documentRemoved } from './document-removed.ts'
import { entrypointForCmd } from './entrypoint-for-cmd.ts'
import { execWords } from './exec-words.ts'
import { fieldNumber } from './field-number.ts'
import { fieldRemoved } from './field-removed.ts'
import { fieldText } from './field-text.ts'
import { flagRemoved } from './flag-removed.ts'
import { imageMisspelt } from './image-misspelt.ts'
import { imageTag } from './image-tag.ts'
import { instructionRemoved } from './instruction-removed.ts'
import { instructionValue } from './instruction-value.ts'
import { instructionsSwapped } from './instructions-swapped.ts'
import { objectName } from './object-name.ts'
import { replicas } from './replicas.ts'
import { resourceName } from './resource-name.ts'
import { rollingBounds } from './rolling-bounds.ts'
import { selectorLabel } from './selector-label.ts'
import { setImage } from './set-image.ts'
import { shellForExec } from './shell-for-exec.ts'
import { singleQuotes } from './single-quotes.ts'
import { strategySwapped } from './strategy-swapped.ts'
import { templateLabel } from './template-label.ts'
import { toRevision } from './to-revision.ts'
import { undoForRestart } from './undo-for-restart.ts'
import { wordsJoined } from './words-joined.ts'

/** Every mutation operator, by the kind of file it edits: manifests, command files, Dockerfiles, answers. */
export const MUTATION_OPERATORS: readonly MutationOperator[] = [
  imageTag,
  imageMisspelt,
  selectorLabel,
  templateLabel,
  strategySwapped,
  rollingBounds,
  replicas,
  apiVersion,
  objectKind,
  containerName,
  objectName,
  fieldRemoved,
  fieldNumber,
  fieldText,
  variableName,
  quotesChanged,
  commandForArgs,
  wordsJoined,
  documentRemoved,
  commandRemoved,
  commandRepeated,
  commandsSwapped,
  toRevision,
  undoForRestart,
  setImage,
  flagRemoved,
  argumentNumber,
  resourceName,
  assignedText,
  instructionRemoved,
  instructionsSwapped,
  shellForExec,
  singleQuotes,
  execWords,
  entrypointForCmd,
  baseImage,
  instructionValue,
  answerChanged,
]
