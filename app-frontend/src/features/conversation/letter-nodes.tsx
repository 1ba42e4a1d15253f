import type { LetterKey } from '@poryadok/app-backend/correspondence/contract'
import { type CSSProperties, createElement, type ReactNode } from 'react'
import { InlineImage } from './inline-image.tsx'

interface LetterNodesOptions {
  /** Load pictures of other servers. */
  remote: boolean
  /** Numbers of attachments by Content-ID. */
  inline: Readonly<Record<string, number>>
  letter: LetterKey
  requestId: number
}

const tags = new Set(
  'p br div span a b strong i em u s del ins sub sup small center ul ol li dl dt dd blockquote pre code hr h1 h2 h3 h4 h5 h6 table caption colgroup col thead tbody tfoot tr th td font'.split(
    ' ',
  ),
)
const silent = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'template', 'option'])
const empty = new Set(['br', 'hr', 'col'])
const styles: Record<string, string> = {
  color: 'color',
  'background-color': 'backgroundColor',
  'text-align': 'textAlign',
  'font-weight': 'fontWeight',
  'font-style': 'fontStyle',
  'text-decoration': 'textDecoration',
  'margin-left': 'marginLeft',
  'padding-left': 'paddingLeft',
}

/**
 * The sanitised HTML of a letter as elements of ours: what is not known here is not made, whatever the server let through. The page's
 * policy allows no style in markup, so styles are set one by one.
 */
export function letterNodes(html: string, options: LetterNodesOptions): ReactNode {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return children(page.body, options)
}

const children = (parent: Node, options: LetterNodesOptions): ReactNode[] =>
  Array.from(parent.childNodes, (node, index) => nodeOf(node, String(index), options))

function nodeOf(node: Node, key: string, options: LetterNodesOptions): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  if (silent.has(tag)) return null
  if (tag === 'img') return imageOf(node, key, options)
  const inside = empty.has(tag) ? [] : children(node, options)
  if (!tags.has(tag)) return inside
  const style = styleOf(node)
  if (tag === 'a') return linkOf(node, key, style, inside)
  const known = tag === 'font' || tag === 'center' ? 'span' : tag
  const spans = tag === 'td' || tag === 'th' ? spansOf(node) : {}
  return createElement(known, { key, style, ...spans }, ...inside)
}

function linkOf(node: Element, key: string, style: CSSProperties, inside: ReactNode[]): ReactNode {
  const href = node.getAttribute('href') ?? ''
  if (!/^(https?:|mailto:|tel:)/i.test(href)) return createElement('span', { key, style }, ...inside)
  const props = { key, style, href, title: href, target: '_blank', rel: 'noopener noreferrer' }
  return createElement('a', props, ...inside)
}

function imageOf(node: Element, key: string, { remote, inline, letter, requestId }: LetterNodesOptions): ReactNode {
  const alt = node.getAttribute('alt') ?? ''
  const [, cid] = /^cid:(.+)$/i.exec(node.getAttribute('src') ?? '') ?? []
  const index = cid === undefined ? undefined : inline[cid]
  if (index !== undefined) return <InlineImage key={key} {...{ requestId, letter, index, alt }} />
  const source = node.getAttribute('data-remote-src') ?? ''
  if (!remote || !/^https:\/\//i.test(source)) return alt
  return <img key={key} src={source} alt={alt} referrerPolicy="no-referrer" loading="lazy" className="max-w-full" />
}

function styleOf(node: Element): CSSProperties {
  const found: Record<string, string> = {}
  for (const part of (node.getAttribute('style') ?? '').split(';')) {
    const [name = '', value = ''] = part.split(':').map((one) => one.trim())
    const known = styles[name.toLowerCase()]
    if (known && value !== '' && !/url|expression|[<>()\\]/i.test(value.replace(/^rgb\([\d\s,]+\)$/i, '')))
      found[known] = value
  }
  return found
}

function spansOf(node: Element) {
  const count = (name: string): number => Math.min(100, Math.max(1, Number(node.getAttribute(name)) || 1))
  return { colSpan: count('colspan'), rowSpan: count('rowspan') }
}
