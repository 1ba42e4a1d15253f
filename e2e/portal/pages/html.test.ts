import { describe, expect, test } from 'vitest'
import { html } from './html.ts'

describe('html', () => {
  test('a value is escaped in text and in an attribute', () => {
    expect(html`<p title="${'"><script>'}">${"<b>'&"}</p>`.source).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&#39;&amp;</p>',
    )
  })
  test('markup inside markup stays markup, lists are joined, nothing prints nothing', () => {
    const items = ['a', '<'].map((one) => html`<li>${one}</li>`)
    expect(html`<p>${items}${null}${false}${undefined}${0}</p>`.source).toBe('<p><li>a</li><li>&lt;</li>0</p>')
  })
})
