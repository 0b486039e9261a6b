import type { ReporterContext } from '../reporter.ts'

/** Signs that our own lines are made of, each with one of ASCII that takes as many columns. */
const SIGNS: Readonly<Record<string, string>> = {
  '✓': '+',
  '✗': 'x',
  '–': '-',
  '—': '-',
  '·': '|',
  '•': '*',
  '…': '~',
  '→': '>',
  '│': '|',
  '─': '-',
  '═': '=',
  '▁': '1',
  '▂': '2',
  '▃': '3',
  '▄': '4',
  '▅': '5',
  '▆': '6',
  '▇': '7',
  '█': '8',
}

/** The text with no sign of ours that is not ASCII, where the reader wants that. Words stay as they are: Korean is Korean. */
export function inAscii(text: string, { ascii }: Pick<ReporterContext, 'ascii'>): string {
  return ascii === true ? text.replaceAll(/[✓✗–—·•…→│─═▁-█]/gu, (sign) => SIGNS[sign] ?? sign) : text
}
