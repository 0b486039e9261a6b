export {
  answerDiagnostics,
  headerDiagnostics,
  namelessDiagnostic,
  namespaceDiagnostic,
  notSimulatedDiagnostic,
  unmergeableDiagnostics,
} from './explain.ts'
export type { ManifestItem } from './item.ts'
export { lintManifests } from './lint.ts'
export { emptyFile, itemsOf } from './read.ts'
export { repeatedKeys } from './repeated-keys.ts'
export { unreadableDiagnostic } from './unreadable.ts'
