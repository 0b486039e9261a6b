export { sed } from './sed/sed.ts'
export type { Flavor, NotSimulated, Refused, TextInput, TextOutcome, TextPlan, TextTool, Work } from './text-tool.ts'
export { tr } from './tr/tr.ts'
