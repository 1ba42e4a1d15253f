import sanitize from 'sanitize-html'
import { html, trusted, type Markup } from './html.ts'

const HTML_TYPE = 3
const BB_TYPE = 2

const RULES: sanitize.IOptions = {
  allowedTags: [...sanitize.defaults.allowedTags, 'img'],
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    img: ['src', 'alt', 'width', 'height'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  // A letter's pictures on other hosts would tell its sender that it was read.
  allowedSchemesByTag: { img: ['data'] },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src']?.startsWith('data:'),
  transformTags: { a: sanitize.simpleTransform('a', { rel: 'noreferrer noopener', target: '_blank' }) },
}

const BB_TAGS = /\[\/?(?:b|i|u|s|url|p|list|quote|code|size|color|user|img|\*)(?:=[^\]]*)?\]/gi

/**
 * Text of a letter or a comment. `type` is DESCRIPTION_TYPE: 1 plain, 2 BBCode (its tags are dropped), 3 HTML, which is
 * sanitised: no scripts, styles, forms, frames, and no pictures of other hosts.
 */
export function richText(text: string, type: number): Markup {
  if (type === HTML_TYPE) return trusted(sanitize(text, RULES))
  return html`<div class="plain">${type === BB_TYPE ? text.replace(BB_TAGS, '') : text}</div>`
}
