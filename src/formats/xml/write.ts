import Builder from 'fast-xml-builder'

/** An element: attributes, and either other elements or text inside. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string | number>>
  readonly children?: readonly XmlElement[]
  readonly text?: string
}

/** All that XML 1.0 has no way to write, not even as a reference: https://www.w3.org/TR/xml/#charsets */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** An XML document, indented by one. Characters that XML 1.0 does not have are left out; markup in texts is escaped, never put into CDATA. */
export function writeXml(root: XmlElement): string {
  const builder = new Builder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    format: true,
    indentBy: ' ',
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  })
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build([nodeOf(root)])}\n`
}

/** As the library takes it: the name of an element, or of text, with `:@` for its attributes. */
type Node = Record<string, unknown>

function nodeOf({ name, attributes = {}, children = [], text }: XmlElement): Node {
  const inside = text === undefined ? children.map(nodeOf) : [{ '#text': legal(text) }]
  const pairs = Object.entries(attributes).map(([key, value]) => [key, legal(String(value))])
  return { [name]: inside, ':@': Object.fromEntries(pairs) }
}

function legal(text: string): string {
  return text.replace(ILLEGAL, '')
}
