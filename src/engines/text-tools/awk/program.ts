import type { Pattern } from '../pattern/compile.ts'

/** Something that can be assigned to. */
export type Target =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'field'; readonly index: Expression }

export type Comparison = '<' | '<=' | '==' | '!=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/' | '%'

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | Target
  | { readonly kind: 'matches'; readonly operand: Expression; readonly pattern: Pattern; readonly isNegated: boolean }
  | { readonly kind: 'not' | 'minus' | 'plus'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic'
      readonly operator: Arithmetic
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'and' | 'or' | 'join'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'choice'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression }
  | {
      readonly kind: 'assign'
      readonly target: Target
      readonly operator: Arithmetic | undefined
      readonly value: Expression
    }
  /** `x++` gives what was there before, `++x` what is there then. */
  | { readonly kind: 'step'; readonly target: Target; readonly by: 1 | -1; readonly givesOld: boolean }

export type Statement =
  | { readonly kind: 'print'; readonly values: readonly Expression[] }
  | { readonly kind: 'printf'; readonly format: string; readonly values: readonly Expression[] }
  | { readonly kind: 'evaluate'; readonly value: Expression }
  | { readonly kind: 'if'; readonly condition: Expression; readonly yes: Block; readonly no: Block }
  | { readonly kind: 'next' }
  | { readonly kind: 'exit'; readonly code: Expression | undefined }

export type Block = readonly Statement[]

export interface Rule {
  readonly when:
    | { readonly kind: 'begin' | 'end' | 'always' }
    | { readonly kind: 'match'; readonly condition: Expression }
    | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  readonly block: Block
}
