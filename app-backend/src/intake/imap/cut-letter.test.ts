import { describe, expect, it } from 'vitest'
import { parseLetter } from '../parse/parse-letter.ts'
import { aLetter } from '../testing.ts'
import { cutLetter } from './cut-letter.ts'

const mixed = 'Content-Type: multipart/mixed;\r\n boundary="in"'
const textPart = '--in\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n\xc4\xee\xe1\xf0\xfb\xe9\r\n'
const filePart = (name: string, body: string) =>
  `--in\r\nContent-Type: application/pdf; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`
const letter = (headers: string[], body: string) =>
  aLetter({ messageId: 'big@x', inReplyTo: 'a@x', headers, body: Buffer.from(body, 'latin1') })
const cut = async (headers: string[], body: string) => {
  const raw = cutLetter(letter(headers, body), { note: '[Письмо 63 МБ]', edge: 'edge' })
  return raw && parseLetter(raw)
}

describe('the beginning of a letter that is too large', () => {
  it('keeps the header, the text and whole files, and says that it is cut', async () => {
    const body = textPart + filePart('small.pdf', 'AAAA') + filePart('huge.pdf', 'AAAA'.repeat(20))
    const parsed = await cut([mixed], body)
    expect(parsed).toMatchObject({ messageId: 'big@x', inReplyTo: 'a@x', subject: 'Не открывается счёт' })
    expect(parsed?.text).toBe('Добрый\n\n[Письмо 63 МБ]')
    expect(parsed?.attachments.map(({ name }) => name)).toEqual(['small.pdf'])
  })

  it.each([
    ['one part that never ends', [mixed], filePart('huge.pdf', 'AAAA')],
    ['no parts', ['Content-Type: text/plain'], 'x'.repeat(100)],
    ['a border that is missing', ['Content-Type: multipart/mixed'], textPart],
  ])('of %s is its header with the note', async (_what, headers, body) => {
    expect(await cut(headers, body)).toMatchObject({ messageId: 'big@x', text: '[Письмо 63 МБ]', attachments: [] })
  })

  it('of a server’s report is none', async () => {
    expect(await cut(['Content-Type: multipart/report; boundary=in'], textPart)).toBeNull()
  })
})
