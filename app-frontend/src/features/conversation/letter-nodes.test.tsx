import { expect, test } from 'vitest'
import { render } from '@testing-library/react'
import { letterNodes } from './letter-nodes.tsx'

const letter = { kind: 'in' as const, id: 5 }
const html = (source: string, remote = false): string =>
  render(<>{letterNodes(source, { remote, inline: {}, letter, requestId: 1 })}</>).container.innerHTML

test.each([
  ['a script', '<p>a<script>alert(1)</script></p>', '<p>a</p>'],
  ['a handler', '<p onclick="alert(1)">a</p>', '<p>a</p>'],
  ['a form', '<form action="https://x.example"><input name="p">a</form>', 'a'],
  ['a frame', '<iframe src="https://x.example"></iframe>a', 'a'],
  ['a style sheet', '<style>p{color:red}</style><p>a</p>', '<p>a</p>'],
  ['a link that runs', '<a href="javascript:alert(1)">a</a>', '<span>a</span>'],
  ['a style that leaves its place', '<p style="position:fixed;top:0">a</p>', '<p>a</p>'],
  ['a style that loads', '<p style="color:url(https://x.example)">a</p>', '<p>a</p>'],
])('makes nothing of %s', (_, source, shown) => {
  expect(html(source)).toBe(shown)
})

test('keeps the layout and the harmless styles', () => {
  const source = '<table><tbody><tr><td colspan="2" style="color: #333">a</td></tr></tbody></table>'
  expect(html(source)).toBe(
    '<table><tbody><tr><td style="color: rgb(51, 51, 51);" colspan="2" rowspan="1">a</td></tr></tbody></table>',
  )
})

test('opens links outside, without a word of where the reader came from', () => {
  expect(html('<a href="https://a.example">a</a>')).toContain('rel="noopener noreferrer"')
})

test('loads a picture of another server only when it is asked for, and by https alone', () => {
  const picture = '<img data-remote-src="https://a.example/p.png" alt="фото" />'
  expect(html(picture)).toBe('фото')
  expect(html(picture, true)).toContain('src="https://a.example/p.png"')
  expect(html('<img data-remote-src="http://a.example/p.png" alt="фото" />', true)).toBe('фото')
  expect(html('<img src="https://a.example/p.png" alt="фото" />', true)).toBe('фото')
})
