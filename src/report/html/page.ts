import type { Language } from '../../domain/text.ts'
import { type Html, html, type Piece, trusted } from '../render/html.ts'
import { STYLE, STYLE_SHA256 } from './style.ts'

/** What a page may do: show itself with its own style sheet. No script, no image, no font, no form, no frame, no address but its own. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_SHA256}'; base-uri 'none'; form-action 'none'`

export interface Page {
  readonly title: string
  readonly language: Language
  /** What stands in `main`. */
  readonly body: Piece
  readonly footer: Piece
}

/** One self-contained file: it loads nothing and runs nothing, wherever it is opened. */
export function page({ title, language, body, footer }: Page): string {
  return `${html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
<footer>${footer}</footer>
</body>
</html>`}\n`
}

/** Something wide that scrolls inside of the page; it can be reached and scrolled with the keyboard. */
export function scrolling(label: string, content: Html): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${content}</div>`
}
