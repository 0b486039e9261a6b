import { formatMessage, inLanguage } from '../../messages/index.ts'
import { printable } from '../../report/render/sanitize.ts'
import { displayWidth, padColumns, wrapHanging } from '../../report/render/width.ts'
import { type Console, languageOf, widthOf } from '../console.ts'
import { findCourse, loadFound } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'

/** Lists the exercises with their titles and topics, and how to go on. */
export async function listCommand(flags: CommonFlags, console: Console): Promise<ExitCode> {
  const course = findCourse(flags, console)
  const language = languageOf(console, flags)
  const rows: { readonly id: string; readonly title: string; readonly topics: string }[] = []
  for (const found of course) {
    const loaded = await loadFound(found)
    if (!loaded.ok)
      rows.push({ id: found.id, title: formatMessage({ code: 'CLI_BROKEN_TITLE', args: {} }, language), topics: '' })
    else {
      const { title, topics } = loaded.exercise
      const shown = { title: printable(inLanguage(title, language)), topics: printable(topics.join(', ')) }
      rows.push({ id: found.id, ...shown })
    }
  }
  const idWidth = Math.max(0, ...rows.map(({ id }) => id.length)) + 2
  const titleWidth = Math.max(0, ...rows.map(({ title }) => displayWidth(title))) + 2
  const lines = rows.flatMap(({ id, title, topics }) => {
    if (flags.plain === true) return [`${id}: ${title}. ${topics}`]
    const row = `${padColumns(id, idWidth)}${padColumns(title, titleWidth)}${topics}`.trimEnd()
    return wrapHanging(row, widthOf(console), ' '.repeat(idWidth))
  })
  console.out(`${lines.join('\n')}\n`)
  return 0
}
