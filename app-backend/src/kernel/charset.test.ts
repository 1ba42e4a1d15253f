import { describe, expect, it } from 'vitest'
import { inCharset } from '../intake/testing.ts'
import { decodeBytes, guessCharset } from './charset.ts'

const words = ['Акт', 'Счёт за октябрь', 'ПРИВЕТ ИЗ ЗАРЕЧЬЯ', 'Re: заявка № 5', 'Елена Воронцова']

describe('guess of a charset', () => {
  it.each(words.flatMap((text) => ['windows-1251', 'koi8-r', 'ibm866'].map((charset) => [text, charset] as const)))(
    'reads «%s» in %s',
    (text, charset) => {
      const known = charset === 'ibm866' ? text.replace('№', 'N') : text
      const readable = charset === 'koi8-r' ? known.replace('№', 'N') : known
      expect(decodeBytes(inCharset(readable, charset), null)).toBe(readable)
    },
  )

  it.each([
    ['plain ASCII', 'utf-8'],
    ['Привет', 'utf-8'],
    ['日本語', 'utf-8'],
    ['', 'utf-8'],
  ])('takes «%s» for UTF-8', (text, label) => expect(guessCharset(Buffer.from(text))).toBe(label))

  it('keeps a UTF-8 text that was cut inside a letter', () => {
    const cut = Buffer.from('Заявка принята, ждите ответа').subarray(0, -1)
    expect(decodeBytes(cut, null)).toContain('Заявка принята, ждите ответ')
  })

  it('takes single accents among Latin letters for Western text', () => {
    expect(decodeBytes(Buffer.from('Le café est fermé', 'latin1'), null)).toBe('Le café est fermé')
  })

  it.each(['windows-1251', 'cp1251', 'win-1251', 'WINDOWS1251'])('understands the name %s', (name) => {
    expect(decodeBytes(inCharset('Ы', 'windows-1251'), name)).toBe('Ы')
  })

  it('lets the bytes decide when a letter says US-ASCII and means windows-1251', () => {
    expect(decodeBytes(inCharset('Добрый день', 'windows-1251'), 'us-ascii')).toBe('Добрый день')
  })
})
