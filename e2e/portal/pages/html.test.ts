import { describe, expect, test } from 'vitest'
import { html } from './html.ts'

describe('html', () => {
  test('a value is escaped in text and in an attribute', () => {
    expect(html`<p title="${'"><script>'}">${"<b>'&"}</p>`.source).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&#39;&amp;</p>',
    )
  })
  test('markup inside markup stays markup, lists are joined, nothing prints nothing', () => {
    expect(
      html`<ul>
        ${['a', '<'].map((one) => html`<li>${one}</li>`)}${null}${false}${0}
      </ul>`.source,
    ).toBe('<ul><li>a</li><li>&lt;</li>0</ul>')
  })
})
