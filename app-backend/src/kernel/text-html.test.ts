import { expect, it } from 'vitest'
import { textToHtml } from './text-html.ts'

it('makes no markup of what a person writes', () =>
  expect(textToHtml('<script>alert(1)</script> & "x"')).toBe(
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</p>',
  ))
it('keeps lines and paragraphs, and makes links pressable without the mark after them', () =>
  expect(textToHtml('Смотрите https://a.example/x?y=1&z=2.\nЖдём.\n\nАлексей')).toBe(
    '<p>Смотрите <a href="https://a.example/x?y=1&amp;z=2">https://a.example/x?y=1&amp;z=2</a>.<br>Ждём.</p>\n<p>Алексей</p>',
  ))
