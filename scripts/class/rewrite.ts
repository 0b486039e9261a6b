import { type Document, isMap, isScalar, parseAllDocuments, visit } from 'yaml'
import type { SourceFile } from '../../src/domain/submission.ts'
import type { Seeded } from './seeded.ts'

/** The same file as another learner would write it: other comments, blank lines, indentation, quotes and order, the same meaning. */
export function rewritten(file: SourceFile, random: Seeded): SourceFile {
  // A script is copied into an image as it is: another comment in it is another image.
  if (file.text.startsWith('#!')) return file
  const text = /\.ya?ml$/.test(file.path) ? restyled(file.text, random) : file.text
  return { ...file, text: withRemarks(text, random) }
}

const REMARKS = ['my answer', 'see the notes of week 3', '왜 이렇게 하는가', 'done', 'a second try', '----']

/** Comments and blank lines between lines that nothing goes on over. */
function withRemarks(text: string, random: Seeded): string {
  if (/<<|[\\|>]$/m.test(text)) return text
  const lines: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    // A Dockerfile's directives stand before everything else.
    if (index > 0 && !line.startsWith('#') && random.inHundred(8)) lines.push(`# ${random.pick(REMARKS)}`)
    if (index > 0 && random.inHundred(6)) lines.push('')
    lines.push(random.inHundred(4) && line.trim() !== '' ? `${line}  ` : line)
  }
  return lines.join('\n')
}

function restyled(text: string, random: Seeded): string {
  const documents = parseAllDocuments(text)
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return text
  // An alias must stay behind its anchor.
  if (/[&*]/.test(text)) return text
  if (random.inHundred(40)) return text
  for (const document of documents) restyle(document, random)
  const options = { indent: random.pick([2, 2, 4]), indentSeq: random.inHundred(50), lineWidth: 0 }
  return documents.map((document) => document.toString(options)).join('---\n')
}

function restyle(document: Document, random: Seeded): void {
  const shuffles = random.inHundred(30)
  visit(document, (key, node) => {
    if (isScalar(node) && key === 'value' && typeof node.value === 'string' && random.inHundred(15))
      node.type = random.pick(['QUOTE_DOUBLE', 'QUOTE_SINGLE'])
    if (!isMap(node)) return
    if (node.items.length <= 2 && random.inHundred(10)) node.flow = true
    if (shuffles) node.items = node.items.toSorted(() => random.below(3) - 1)
  })
}
