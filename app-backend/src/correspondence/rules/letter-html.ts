import { escapeHtml, linkedHtml, textToHtml } from '../../kernel/text-html.ts'

export interface Quoted {
  /** «20.11.2026, 15:20, Елена Воронцова пишет:»; of a forwarded letter several lines. */
  title: string
  /** Passed on whole, not answered. */
  forwarded?: boolean
  text: string
  /** Sanitised; null when the letter has none. */
  html: string | null
}

export interface LetterBody {
  text: string
  html: string
}

/** A letter as it goes out: the writer's words, the signature, and under them the letter that it answers. */
export function letterBody(words: string, signature: string, quoted: Quoted | null): LetterBody {
  const own = [words.trim(), ...(signature.trim() === '' ? [] : [`-- \n${signature.trim()}`])].join('\n\n')
  const signed =
    signature.trim() === '' ? '' : `\n<p>--&nbsp;<br>${linkedHtml(signature.trim()).replaceAll('\n', '<br>')}</p>`
  const html = textToHtml(words) + signed
  if (!quoted) return { text: own, html }
  const mark = (line: string) => (line === '' ? '>' : `> ${line}`)
  const lines = quoted.text.split('\n').map((line) => (quoted.forwarded ? line : mark(line)))
  const inner = quoted.html ?? textToHtml(quoted.text)
  return {
    text: `${own}\n\n${quoted.title}\n${lines.join('\n')}`,
    html: `${html}\n<p>${escapeHtml(quoted.title).replaceAll('\n', '<br>')}</p>\n<blockquote type="cite">${inner}</blockquote>`,
  }
}
