import { compile } from 'html-to-text'
import { cleanHtml } from './clean-html.ts'
import type { MimePart } from './mime-tree.ts'

/** Longest text and HTML kept, characters; the letter itself stays whole beside them. */
const textLimit = 1_000_000
const htmlLimit = 2_000_000

const toText = compile({
  wordwrap: false,
  limits: { maxDepth: 200, maxInputLength: htmlLimit },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

export interface LetterText {
  text: string
  html: string | null
}

/** The letter's own words: plain text (made of the HTML when that is all there is) and sanitised HTML. */
export function letterText(tree: MimePart): LetterText {
  const texts: string[] = []
  const pages: string[] = []
  collect(tree, false, { texts, pages })
  const source = pages.join('<br>\n').slice(0, htmlLimit)
  const html = source === '' ? null : cleanHtml(source)
  const plain = texts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n')
  const text = plain === '' && source !== '' ? toText(source) : plain
  return { text: text.slice(0, textLimit).trim(), html: html === '' ? null : html }
}

/** Inside multipart/alternative the plain text repeats the HTML; elsewhere it stands beside it and belongs to both. */
function collect(part: MimePart, alternative: boolean, into: { texts: string[]; pages: string[] }) {
  if (part.textContent && part.contentType === 'text/html') into.pages.push(part.textContent)
  else if (part.textContent) {
    into.texts.push(part.textContent)
    if (!alternative && hasHtml(root(part))) into.pages.push(escaped(part.textContent))
  }
  for (const child of part.children) collect(child, alternative || part.contentType === 'multipart/alternative', into)
}

const root = (part: MimePart): MimePart => (part.parent ? root(part.parent) : part)
const hasHtml = (part: MimePart): boolean =>
  (part.contentType === 'text/html' && Boolean(part.textContent)) || part.children.some(hasHtml)

const escaped = (text: string) =>
  `<p>${text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')}</p>`
