import type { TextInput, TextTool } from '../../../text-tools/index.ts'
import { joinPath } from '../file-tree.ts'
import { ERROR_TEXT, write } from '../io.ts'
import { BUSY, CHARACTERS_PER_STEP, type Body } from '../kernel.ts'
import { readOperand } from './read-files.ts'
import { notModelled, out, type Tool, type ToolBody } from './tool.ts'

/** A program of text in a container: what it asks for is read first, waiting where the input waits, then it runs at once. */
export function textTool(program: TextTool): ToolBody {
  return (tool) => runTextTool(program, tool)
}

function* runTextTool(program: TextTool, tool: Tool): Body {
  const { kernel, process } = tool
  const plan = program([tool.name, ...tool.args], tool.flavor)
  if (plan.kind === 'not-simulated') return yield* notModelled(tool)
  if (plan.kind === 'refused') {
    yield* write(kernel, process, 2, plan.stderr)
    return plan.exit
  }
  const inputs: TextInput[] = []
  for (const name of plan.operands) {
    const result = yield* readOperand(tool, name)
    inputs.push(result.ok ? { name, text: result.text } : { name, problem: ERROR_TEXT[result.error] })
  }
  let units = 0
  const outcome = plan.run(inputs, {
    spend: (more) => {
      units += more
      return units <= kernel.stepsLeft * CHARACTERS_PER_STEP
    },
  })
  kernel.charge(units)
  if (outcome.kind === 'not-simulated') return yield* notModelled(tool)
  if (outcome.kind === 'over') {
    yield BUSY
    return 1
  }
  yield* write(kernel, process, 2, outcome.stderr)
  yield* out(tool, outcome.stdout)
  for (const { name, text } of outcome.files) writeBack(tool, name, text)
  return outcome.exit
}

/** What of a file nobody knows stays unknown, whatever is replaced in it. */
function writeBack({ kernel, process }: Tool, name: string, text: string): void {
  const { tree } = kernel
  const path = joinPath(process.cwd, name)
  const node = tree.get(path)
  if (node === undefined) {
    const { uid, gid } = process.credentials
    tree.set(path, { kind: 'file', text, mode: 0o666 & ~process.umask, owner: uid, group: gid })
    return
  }
  const { program: _, ...rest } = node
  tree.set(path, { ...rest, text: node.text === undefined ? undefined : text })
}
