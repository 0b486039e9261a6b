import { goQuote } from '../../domain/go-quote.ts'
import type { NumberLiteral } from './literals.ts'

/** Where a node stands: offset into the template, in UTF-16 units. */
interface Placed {
  readonly at: number
}

/** A word of a command. */
export type Operand = Placed &
  (
    | { readonly kind: 'dot' }
    | { readonly kind: 'nil' }
    | { readonly kind: 'bool'; readonly value: boolean }
    | { readonly kind: 'number'; readonly text: string; readonly value: NumberLiteral }
    | { readonly kind: 'string'; readonly quoted: string; readonly text: string }
    | { readonly kind: 'field'; readonly names: readonly string[] }
    /** `$x.a`: the first name is the variable's, with its `$`. */
    | { readonly kind: 'variable'; readonly names: readonly string[] }
    | { readonly kind: 'function'; readonly name: string }
    /** Fields of something that is in parentheses, or of what a function without arguments gives. */
    | { readonly kind: 'chain'; readonly of: Operand; readonly names: readonly string[] }
    | Omit<Pipeline, 'at'>
  )

export interface Command extends Placed {
  readonly kind: 'command'
  readonly words: readonly Operand[]
}

export interface Pipeline extends Placed {
  readonly kind: 'pipeline'
  /** Variables that it sets, with their `$`. */
  readonly variables: readonly string[]
  readonly assigns: boolean
  readonly commands: readonly Command[]
}

export type List = readonly Node[]

export type Node = Placed &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'action'; readonly pipeline: Pipeline }
    | {
        readonly kind: 'if' | 'with' | 'range'
        readonly pipeline: Pipeline
        readonly list: List
        readonly otherwise: List | undefined
      }
    | { readonly kind: 'break' | 'continue' }
    | { readonly kind: 'template'; readonly name: string; readonly pipeline: Pipeline | undefined }
  )

/** What an error can stand at. */
export type Located = Operand | Command | Pipeline | Node

/** A node as Go writes it behind `at`, with single blanks. */
export function nodeText(node: Located): string {
  switch (node.kind) {
    case 'dot':
      return '.'
    case 'nil':
      return 'nil'
    case 'bool':
      return String(node.value)
    case 'number':
      return node.text
    case 'string':
      return node.quoted
    case 'field':
      return node.names.map((name) => `.${name}`).join('')
    case 'variable':
      return node.names.join('.')
    case 'function':
      return node.name
    case 'chain':
      return `${wordText(node.of)}${node.names.map((name) => `.${name}`).join('')}`
    case 'command':
      return node.words.map(wordText).join(' ')
    case 'pipeline': {
      const set = node.variables.length === 0 ? '' : `${node.variables.join(', ')} ${node.assigns ? '=' : ':='} `
      return set + node.commands.map(nodeText).join(' | ')
    }
    case 'action':
      return `{{${nodeText(node.pipeline)}}}`
    case 'template':
      return `{{template ${goQuote(node.name)}${node.pipeline === undefined ? '' : ` ${nodeText(node.pipeline)}`}}}`
    case 'text':
      return goQuote(node.text)
    case 'break':
    case 'continue':
      return `{{${node.kind}}}`
    case 'if':
    case 'with':
    case 'range': {
      const otherwise = node.otherwise === undefined ? '' : `{{else}}${node.otherwise.map(nodeText).join('')}`
      return `{{${node.kind} ${nodeText(node.pipeline)}}}${node.list.map(nodeText).join('')}${otherwise}{{end}}`
    }
  }
}

function wordText(word: Operand): string {
  return word.kind === 'pipeline' ? `(${nodeText(word)})` : nodeText(word)
}
