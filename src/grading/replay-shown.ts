import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import { LEFT_OUT, terminalLines } from '../domain/shown.ts'
import type { ShownBlock, ShownCommand, ShownConsole } from '../domain/shown.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { World } from '../domain/world.ts'
import type { Workplace } from '../sandbox/types.ts'
import { createWorkplace } from '../sandbox/workplace.ts'

export interface ShownPage {
  /** In the order of the page. */
  readonly blocks: readonly ShownBlock[]
  /** Files that are there but not shown, by session: `SESSION/PATH`. A `before.sh` among them has been run when the page begins. */
  readonly files: readonly SourceFile[]
  /** The author's files, which lie in every session's folder. */
  readonly given: readonly SourceFile[]
  readonly world: World
  readonly limits: Limits
}

/** A block of a page with what the simulated tools really print, command by command. */
export interface ReplayedConsole {
  readonly block: ShownConsole
  readonly printed: readonly (readonly string[])[]
}

const BEFORE = 'before.sh'

/** Types the commands of a page, before each of which the world settles, as in the `replay` of a scenario. */
export function replayShown(page: ShownPage): readonly ReplayedConsole[] {
  const sessions = new Map<string, Session>()
  const replayed: ReplayedConsole[] = []
  for (const block of page.blocks) {
    const session = sessions.get(block.session) ?? openSession(block.session, page)
    sessions.set(block.session, session)
    if (block.kind === 'file') session.workplace.files.write(block.path, block.text)
    else replayed.push({ block, printed: block.commands.map(({ text }) => session.type(text)) })
  }
  return replayed
}

/** Where a page shows something else than the tools print: the first line that differs of each command. */
export function differencesOf(replayed: readonly ReplayedConsole[]): readonly Diagnostic[] {
  return replayed.flatMap(({ block, printed }) =>
    block.commands.flatMap((command, index) => differenceOf(command, printed[index] ?? [])),
  )
}

interface Session {
  readonly workplace: Workplace
  /** The lines that the command leaves on the terminal. */
  type(command: string): readonly string[]
}

function openSession(id: string, { files, given, world, limits }: ShownPage): Session {
  const own = files
    .filter(({ path }) => path.startsWith(`${id}/`))
    .map((file) => ({ ...file, path: file.path.slice(id.length + 1) }))
  const screen = { text: '' }
  const workplace = createWorkplace({
    files: [...given, ...own],
    world,
    limits,
    terminal: (text) => void (screen.text += text),
  })
  if (own.some(({ path }) => path === BEFORE)) workplace.replay(BEFORE, 'typed')
  return {
    workplace,
    type(command) {
      screen.text = ''
      workplace.run(command)
      return terminalLines(screen.text)
    },
  }
}

function differenceOf(command: ShownCommand, printed: readonly string[]): readonly Diagnostic[] {
  const shown = command.output
  if (
    matches(
      shown.map(({ text }) => text),
      printed,
    )
  )
    return []
  const at = shown.findIndex(({ text }, index) => text !== printed[index])
  const line = shown[at]
  const args = { command: command.text, expected: printed[at === -1 ? shown.length : at] ?? '', got: line?.text ?? '' }
  return [diagnostic('EXERCISE_SHOWN_DIFFERS', args, line?.range ?? command.range)]
}

/** Whether lines are as shown, where a line of `...` stands for any number of them. */
function matches(shown: readonly string[], printed: readonly string[]): boolean {
  let reachable = new Set([0])
  for (const text of shown) {
    const next = new Set<number>()
    for (const at of reachable) {
      if (text === LEFT_OUT) for (let end = at; end <= printed.length; end += 1) next.add(end)
      else if (printed[at] === text) next.add(at + 1)
    }
    reachable = next
  }
  return reachable.has(printed.length)
}
