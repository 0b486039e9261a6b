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
export { emptyFile, itemsOf, repeatedKeys, unreadableDiagnostic } from './read.ts'
