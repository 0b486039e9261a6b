export { type Translated, translatePosix } from './pattern/translate.ts'
export { sed } from './sed/sed.ts'
export type { Flavor, NotSimulated, Refused, TextInput, TextOutcome, TextPlan, TextTool, Work } from './text-tool.ts'
export { tr } from './tr/tr.ts'
