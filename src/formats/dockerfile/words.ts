import { DockerfileParser, JSONInstruction } from 'dockerfile-ast'

/** A stretch of one logical line, in UTF-16 units. */
export interface WordPlace {
  readonly from: number
  readonly to: number
}

/**
 * Finds the words behind an instruction: in exec form the strings of the array, with their quotes; else the words between
 * blanks, flags left out. Wraps `dockerfile-ast`, which is given one joined line at a time: how it joins lines, reads
 * here-documents and values differs from BuildKit, where the words of one line stand does not.
 */
export function findWords(line: string, escape: string, json: boolean): readonly WordPlace[] {
  // A line of its own keeps the escape directive out of the columns of the line that matters.
  const text = escape === '\\' ? line : `# escape=${escape}\n${line}`
  const [instruction] = DockerfileParser.parse(text).getInstructions()
  if (instruction === undefined) return []
  const places =
    json && instruction instanceof JSONInstruction ? instruction.getJSONStrings() : instruction.getArguments()
  return places.map((place) => {
    const { start, end } = place.getRange()
    return { from: start.character, to: end.character }
  })
}
