export type { Diagnostic, SourceRange } from './domain/diagnostic.ts'
export type { Report } from './domain/report.ts'
