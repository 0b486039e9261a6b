/** Text of `describe` under construction; cells are parted by tabs and aligned at the end. */
export interface DescribeWriter {
  /** Writes text behind `level` steps of two blanks. */
  write(level: number, text: string): void
  /** Starts a new block for alignment. */
  flush(): void
  readonly blocks: readonly string[]
}

/** A writer as kubectl's describers use it (kubectl pkg/describe/describe.go, prefixWriter). */
export function describeWriter(): DescribeWriter {
  const blocks: string[] = ['']
  return {
    write(level, text) {
      blocks[blocks.length - 1] += '  '.repeat(level) + printable(text)
    },
    flush() {
      blocks.push('')
    },
    blocks,
  }
}

/** What could steer a terminal is shown, not sent (cli-runtime pkg/printers/terminal.go). */
function printable(text: string): string {
  return text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r')
}

/** `Labels:  a=b` and one line for each further label, sorted by key. */
export function writeLabels(writer: DescribeWriter, title: string, labels: Readonly<Record<string, string>>): void {
  const keys = Object.keys(labels).toSorted()
  const lines = keys.map((key) => `${key}=${labels[key] ?? ''}\n`)
  writer.write(0, `${title}:\t${lines.length === 0 ? '<none>\n' : lines.join('\t')}`)
}

const LENGTH_MAX = 140
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** `Annotations:  a: b`; a long value or one of several lines stands below its key, its lines cut. */
export function writeAnnotations(
  writer: DescribeWriter,
  title: string,
  annotations: Readonly<Record<string, string>>,
): void {
  const keys = Object.keys(annotations)
    .filter((key) => key !== LAST_APPLIED)
    .toSorted()
  const lines = keys.map((key) => {
    const value = (annotations[key] ?? '').replace(/\n$/, '')
    const isLong = byteLength(value) + byteLength(key) + 2 > LENGTH_MAX || value.includes('\n')
    if (!isLong) return `${key}: ${value}\n`
    return `${key}:\n${value
      .split('\n')
      .map((line) => `\t  ${shortened(line, LENGTH_MAX - 2)}\n`)
      .join('')}`
  })
  writer.write(0, `${title}:\t${lines.length === 0 ? '<none>\n' : lines.join('\t')}`)
}

function shortened(text: string, bytesMax: number): string {
  if (byteLength(text) <= bytesMax) return text
  let cut = ''
  let length = 0
  for (const character of text) {
    length += byteLength(character)
    if (length > bytesMax) break
    cut += character
  }
  return `${cut}...`
}

/** Go counts bytes of UTF-8. */
function byteLength(text: string): number {
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}
