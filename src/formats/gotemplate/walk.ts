import { goQuote } from '../../domain/go-quote.ts'
import { pipelineValue } from './evaluate.ts'
import { shown } from './format.ts'
import { isTrue, printable } from './functions.ts'
import type { List, Node } from './nodes.ts'
import { NotSimulated } from './problem.ts'
import { failAt, type Run, spend, write } from './run.ts'
import { entriesOf, type GoValue, indirect, INT, itemsOf, knownData, type MaybeValue } from './types.ts'

/** What leaves a range early. */
type Leaving = 'break' | 'continue' | undefined

/** Templates inside of one another: Go allows 100,000, and a person a few. */
const DEPTH_MAX = 100

/** Writes what a list of nodes makes of a value. */
export function walkList(run: Run, dot: MaybeValue, list: List): Leaving {
  for (const node of list) {
    const leaving = walkNode(run, dot, node)
    if (leaving !== undefined) return leaving
  }
  return undefined
}

function walkNode(run: Run, dot: MaybeValue, node: Node): Leaving {
  spend(run)
  run.node = node
  switch (node.kind) {
    case 'text':
      write(run, node.text)
      return undefined
    case 'action': {
      // Variables that it declares stay until the next end, and then nothing is printed.
      const value = pipelineValue(run, dot, node.pipeline)
      run.node = node
      if (node.pipeline.variables.length === 0) write(run, shown(printable(value)))
      return undefined
    }
    case 'break':
    case 'continue':
      return node.kind
    case 'template':
      walkTemplate(run, dot, node)
      return undefined
    case 'if':
    case 'with':
    case 'range': {
      const mark = run.frame.variables.length
      const leaving = node.kind === 'range' ? walkRange(run, dot, node) : walkBranch(run, dot, node)
      run.frame.variables.length = mark
      return leaving
    }
  }
}

type Control = Extract<Node, { kind: 'if' | 'with' | 'range' }>

function walkBranch(run: Run, dot: MaybeValue, node: Control): Leaving {
  const value = pipelineValue(run, dot, node.pipeline)
  if (isTrue(value)) return walkList(run, node.kind === 'with' ? value : dot, node.list)
  return walkList(run, dot, node.otherwise ?? [])
}

function walkRange(run: Run, dot: MaybeValue, node: Control): Leaving {
  const { value } = indirect(pipelineValue(run, dot, node.pipeline))
  const { variables } = node.pipeline
  const rounds = roundsOf(run, value, variables.length)
  const mark = run.frame.variables.length
  for (const [key, element] of rounds) {
    spend(run)
    // An assignment changes what was declared before; a declaration is on top of the variables.
    const values = variables.length > 1 ? [key, element] : [element]
    for (const [at, name] of variables.entries()) {
      const known = node.pipeline.assigns
        ? run.frame.variables.findLast((variable) => variable.name === name)
        : run.frame.variables[mark - variables.length + at]
      if (known !== undefined) known.value = values[at]
    }
    const leaving = walkList(run, element, node.list)
    run.frame.variables.length = mark
    if (leaving === 'break') break
  }
  return rounds.length === 0 ? walkList(run, dot, node.otherwise ?? []) : undefined
}

type Round = readonly [key: MaybeValue, element: MaybeValue]

function roundsOf(run: Run, value: MaybeValue, variables: number): readonly Round[] {
  if (value === undefined) return []
  const { type } = value
  const data = knownData(value)
  switch (type.kind) {
    case 'list': {
      const items = itemsOf(data)
      return items.map((item, at): Round => [number(at), { type: type.element, data: item }])
    }
    case 'map': {
      const entries = entriesOf(data)
      spend(run, entries.length)
      return entries.map(([key, item]): Round => [
        { type: type.key, data: key },
        { type: type.element, data: item },
      ])
    }
    case 'int':
    case 'uint': {
      if (!run.rangesOverNumbers) return failAt(run, `range can't iterate over ${shown(value)}`)
      if (variables > 1) failAt(run, `can't use ${shown(value)} to iterate over more than one variable`)
      const count = Math.max(0, Number(data))
      if (count > run.stepsLeft) throw new NotSimulated('steps')
      return Array.from({ length: count }, (_, at): Round => {
        const counted = { type, data: at }
        return [counted, counted]
      })
    }
    default:
      return failAt(run, `range can't iterate over ${shown(value)}`)
  }
}

function number(at: number): GoValue {
  return { type: INT, data: at }
}

function walkTemplate(run: Run, dot: MaybeValue, node: Extract<Node, { kind: 'template' }>): void {
  const list = run.templates.get(node.name)
  if (list === undefined) return failAt(run, `template ${goQuote(node.name)} not defined`)
  if (run.depth === DEPTH_MAX) throw new NotSimulated('depth')
  const value = node.pipeline === undefined ? undefined : pipelineValue(run, dot, node.pipeline)
  const { frame } = run
  run.frame = { name: node.name, variables: [{ name: '$', value }] }
  run.depth += 1
  walkList(run, value, list)
  run.depth -= 1
  run.frame = frame
}
