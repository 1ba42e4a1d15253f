import { expect, it } from 'vitest'
import { letterBody } from './letter-html.ts'
import { ownText } from './own-text.ts'

const quoted = {
  title: '20 ноября 2026 г., 15:20, Елена <e@z.example> пишет:',
  text: 'Добрый день\n\nЖдём',
  html: null,
}
it('puts the signature under the words and the answered letter under both, so that both can be folded again', () => {
  const { text, html } = letterBody('Пришлите фото.', 'Алексей Гордеев', quoted)
  expect(text).toBe(
    'Пришлите фото.\n\n-- \nАлексей Гордеев\n\n20 ноября 2026 г., 15:20, Елена <e@z.example> пишет:\n> Добрый день\n>\n> Ждём',
  )
  expect(ownText(text).own).toBe('Пришлите фото.')
  expect(html).toContain('<blockquote type="cite"><p>Добрый день</p>\n<p>Ждём</p></blockquote>')
})
it('quotes the letter as its writer laid it out', () =>
  expect(letterBody('Да.', '', { ...quoted, html: '<b>Добрый день</b>' }).html).toContain('<b>Добрый день</b>'))
it('passes a forwarded letter on with its head and without marks before its lines', () => {
  const forwarded = { ...quoted, forwarded: true, title: '---- Пересылаемое сообщение ----\nОт: Елена' }
  expect(letterBody('Смотрите.', '', forwarded).text).toBe(
    'Смотрите.\n\n---- Пересылаемое сообщение ----\nОт: Елена\nДобрый день\n\nЖдём',
  )
  expect(letterBody('', '', forwarded).html).toContain('сообщение ----<br>От: Елена')
})
