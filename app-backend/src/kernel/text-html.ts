/** Text that stands for itself in HTML. */
export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const link = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g

/** Plain words as HTML: paragraphs, line breaks, links that can be pressed. */
export function textToHtml(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linkedHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}

/** One paragraph with its links. */
export function linkedHtml(text: string): string {
  let html = ''
  let at = 0
  for (const { 0: url, index } of text.matchAll(link)) {
    html += `${escapeHtml(text.slice(at, index))}<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
    at = index + url.length
  }
  return html + escapeHtml(text.slice(at))
}
