import { structuredPatch } from 'diff'

/** Lines that differ between two texts, with `before` and `after` lines around each: `- old`, `+ new`, two blanks before others. */
export function diffLinesOf(before: string, after: string, context = 1): readonly string[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context })
  return hunks.flatMap(({ lines }, index) => [
    ...(index === 0 ? [] : ['…']),
    ...lines.filter((line) => !line.startsWith('\\')).map((line) => `${line[0] ?? ' '} ${line.slice(1)}`),
  ])
}
