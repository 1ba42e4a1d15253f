import sanitizeHtml from 'sanitize-html'

const colour = [/^#[\da-f]{3,8}$/i, /^rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)$/i, /^[a-z]{3,20}$/i]
const length = [/^-?\d{1,4}(\.\d+)?(px|em|pt|%)?$/]

/** An image of another server is not loaded; where it lies is kept for a reader who asks for it. One of a point's size only spies. */
function remembered(given: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const attribs = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'data-remote-src'))
  const { src = '', width, height }: sanitizeHtml.Attributes = attribs
  const [, rest] = /^(?:https?:)?(\/\/.+)$/i.exec(src.trim()) ?? []
  const point = [width, height].some((side) => side !== undefined && Number.parseInt(side, 10) <= 2)
  return rest === undefined || point ? attribs : { ...attribs, 'data-remote-src': `https:${rest}` }
}

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'div',
    'span',
    'a',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'del',
    'ins',
    'sub',
    'sup',
    'small',
    'font',
    'center',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'pre',
    'code',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'caption',
    'colgroup',
    'col',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'img',
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height', 'data-remote-src'],
    font: ['color', 'size', 'face'],
    td: ['colspan', 'rowspan', 'width', 'align', 'valign'],
    th: ['colspan', 'rowspan', 'width', 'align', 'valign'],
    table: ['border', 'cellpadding', 'cellspacing', 'width'],
    '*': ['style', 'dir', 'align'],
  },
  allowedStyles: {
    '*': {
      color: colour,
      'background-color': colour,
      'text-align': [/^(left|right|center|justify)$/],
      'font-weight': [/^(bold|normal|[1-9]00)$/],
      'font-style': [/^(italic|normal)$/],
      'text-decoration': [/^(underline|line-through|none)$/],
      'margin-left': length,
      'padding-left': length,
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  // A remote image tells its owner that, when and where the letter was read.
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'title', 'noscript', 'xml'],
  transformTags: { img: (tagName, attribs) => ({ tagName, attribs: remembered(attribs) }) },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'] && !attribs['data-remote-src'],
  nestingLimit: 200,
}

/** HTML of a letter without scripts, forms, outside images and anything else that acts by itself; `cid:` images stay, and outside ones as `data-remote-src`, which loads nothing. */
export const cleanHtml = (html: string): string => sanitizeHtml(html, options).trim()
