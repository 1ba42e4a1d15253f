import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inCharset, quotedPrintable, theCard, vcard } from '../testing.ts'
import { parseCards } from './parse-cards.ts'

const name = 'N:Королёв;Пётр;Ильич;;'

describe('a Russian card is read without a wrong letter', () => {
  it.each(['utf-8', 'windows-1251', 'koi8-r', 'ibm866'])('in %s, which nobody names', (charset) => {
    const text = vcard('3.0', [name, 'ORG:Завод «Заречье»;Отдел закупок', 'TITLE:Начальник отдела закупок'])
    const bytes = charset === 'utf-8' ? Buffer.from(text) : inCharset(text.replaceAll(/[«»]/g, '"'), charset)
    expect(theCard(bytes)).toMatchObject({
      lastName: 'Королёв',
      firstName: 'Пётр',
      secondName: 'Ильич',
      department: 'Отдел закупок',
      post: 'Начальник отдела закупок',
    })
  })

  it.each(['windows-1251', 'koi8-r'])('in quoted-printable of %s over soft breaks', (charset) => {
    const value = quotedPrintable(inCharset('Королёв;Пётр;Ильич;;', charset), 7)
    const card = theCard(vcard('2.1', [`N;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${value}`, 'TEL;CELL:1']))
    expect(card).toMatchObject({
      lastName: 'Королёв',
      firstName: 'Пётр',
      secondName: 'Ильич',
      fullName: 'Королёв Пётр Ильич',
    })
  })

  it.each(['ISO-8859-1', 'us-ascii', 'windows-1252', 'bogus'])('when the card wrongly says %s', (charset) => {
    const text = vcard('2.1', [`N;CHARSET=${charset}:Королёв;Пётр;Ильич;;`, `ORG;CHARSET=${charset}:Заречный завод`])
    expect(theCard(inCharset(text, 'windows-1251'))).toMatchObject({ lastName: 'Королёв', company: 'Заречный завод' })
  })

  it('in UTF-8 though the card says windows-1251', () => {
    expect(theCard(vcard('2.1', ['N;CHARSET=windows-1251:Королёв;Пётр']))).toMatchObject({ lastName: 'Королёв' })
  })

  it.each([
    ['utf-16le', '\ufeff'],
    ['utf-16le', ''],
    ['utf-16be', '\ufeff'],
  ])('in %s', (charset, mark) => {
    const bytes = Buffer.from(mark + vcard('3.0', [name]), 'utf16le')
    expect(theCard(charset === 'utf-16be' ? bytes.swap16() : bytes)).toMatchObject({ lastName: 'Королёв' })
  })

  it('after a mark of UTF-8', () => expect(theCard(`\ufeff${vcard('3.0', [name])}`).lastName).toBe('Королёв'))
})

describe('lines', () => {
  it('are folded anywhere, also within a letter', () => {
    const bytes = Buffer.from(vcard('3.0', [name, 'NOTE:первая вторая']))
    const at = bytes.indexOf('вт') + 1
    const folded = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)])
    expect(theCard(folded).note).toBe('первая вторая')
  })

  it.each(['\n', '\r', '\r\r\n', '\n\n'])('end in %j', (end) =>
    expect(theCard(vcard('3.0', [name, 'TEL:+7 900 000-01-02']).replaceAll('\r\n', end))).toMatchObject({
      lastName: 'Королёв',
      phones: [{ value: '+7 900 000-01-02' }],
    }),
  )

  it('after a soft break that leads nowhere are lines of their own', () =>
    expect(
      theCard(vcard('2.1', ['N:Ли;Анна', 'ORG;ENCODING=QUOTED-PRINTABLE:=41=42=', 'TEL:+7 900 000-01-02'])),
    ).toMatchObject({ company: 'AB', phones: [{ value: '+7 900 000-01-02' }] }))

  it('of a note with bare line breaks belong to the note', () =>
    expect(theCard(vcard('2.1', ['N:Ли;Анна', 'NOTE:один', 'два без двоеточия'])).note).toBe('один\nдва без двоеточия'))

  it('of base64 may stand without a blank before them', () => {
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(120, 7)])
    const lines = jpeg.toString('base64').replaceAll(/.{60}/g, '$&\r\n')
    const card = theCard(vcard('2.1', ['N:Ли;Анна', `PHOTO;ENCODING=BASE64;JPEG:${lines}`, '', 'TEL:+7 900 000-01-02']))
    expect(Buffer.from(card.photo?.content ?? []).equals(jpeg)).toBe(true)
    expect(card.phones).toHaveLength(1)
  })
})

describe('what a card says', () => {
  it('is taken out of groups, lists of types and old parameters', () =>
    expect(
      theCard(
        vcard('3.0', [
          name,
          'item1.TEL:+7 900 000-01-01',
          'item1.X-ABLabel:_$!<Main>!$_',
          'TEL;TYPE=WORK,FAX:+7 900 000-01-02',
          'TEL;CELL;PREF:8 (900) 000-01-03',
          'TEL;VALUE=uri;TYPE="work,voice":tel:+7-900-000-01-04;ext=12',
          'TEL:нет',
          'EMAIL;TYPE=INTERNET;TYPE=HOME:Petr@Zarechie.example',
          'EMAIL:не адрес',
          'URL:http\\://zarechie.example',
          'X-SKYPE:petr.k',
          'IMPP:xmpp:petr@chat.example',
          'X-TELEGRAM:@petr',
        ]),
      ),
    ).toMatchObject({
      phones: [
        { value: '+7 900 000-01-01', kind: 'OTHER' },
        { value: '+7 900 000-01-02', kind: 'FAX' },
        { value: '8 (900) 000-01-03', kind: 'MOBILE' },
        { value: '+7-900-000-01-04;12', kind: 'WORK' },
      ],
      emails: [{ value: 'petr@zarechie.example', kind: 'HOME' }],
      pages: [{ value: 'http://zarechie.example' }],
      warnings: [{ code: 'cards.line-unread' }, { code: 'cards.line-unread' }],
    }))

  it('keeps escaped marks as text and lists as words', () =>
    expect(
      theCard(vcard('3.0', ['N:Ли;Анна;Мария,Елена', 'ORG:Рога\\; копыта\\, и сыновья;Отдел', 'NOTE:а\\nб'])),
    ).toMatchObject({
      secondName: 'Мария Елена',
      company: 'Рога; копыта, и сыновья',
      department: 'Отдел',
      note: 'а\nб',
    }))

  it.each([
    ['1980-05-12', '1980-05-12'],
    ['19800512T000000Z', '1980-05-12'],
    ['12.05.1980', '1980-05-12'],
    ['--0512', null],
    ['1980-02-30', null],
    ['1604-05-12', null],
  ])('has the birthday %s as %s', (written, read) =>
    expect(theCard(vcard('3.0', [name, `BDAY:${written}`])).birthday).toBe(read),
  )

  it('does not take the card of an assistant within it for its own', () =>
    expect(
      parseCards(
        Buffer.from(
          vcard('2.1', ['N:Ли;Анна', 'AGENT:', 'BEGIN:VCARD', 'N:Пак;Олег', 'END:VCARD', 'TEL:+7 900 000-01-02']),
        ),
      ),
    ).toMatchObject([{ ok: true, card: { lastName: 'Ли', phones: [{ value: '+7 900 000-01-02' }] } }]))

  it('fetches no photo that is a link, and takes nothing for a photo that is none', () => {
    expect(theCard(vcard('3.0', [name, 'PHOTO;VALUE=uri:https://zarechie.example/a.jpg'])).photo).toBeNull()
    expect(theCard(vcard('3.0', [name, 'PHOTO;ENCODING=b:PHNjcmlwdD4='])).photo).toBeNull()
  })

  it('is known as a firm or a list of people', () => {
    expect(theCard(vcard('3.0', ['N:;;;;', 'FN:Заречье', 'ORG:Заречье', 'X-ABShowAs:COMPANY'])).kind).toBe('company')
    expect(theCard(vcard('4.0', ['KIND:group', 'FN:Отдел', 'MEMBER:urn:uuid:1'])).kind).toBe('group')
  })
})

describe('many cards', () => {
  it('of which one is broken lose that one only', () => {
    const file = [
      vcard('3.0', ['N:Ли;Анна']),
      vcard(null, ['X:1']),
      'BEGIN:VCARD\r\nFN:Без конца\r\n',
      vcard('4.0', ['FN:Пак Олег']),
    ].join('')
    expect(parseCards(Buffer.from(file)).map((one) => (one.ok ? one.card.fullName : one.why.code))).toEqual([
      'Ли Анна',
      'cards.empty',
      'Без конца',
      'Пак Олег',
    ])
  })

  it('are read in time that grows as their number', () => {
    const card = vcard('3.0', [name, `NOTE:${'a'.repeat(200)}`])
    expect(parseCards(Buffer.from(card.repeat(499)))).toHaveLength(499)
    expect(parseCards(Buffer.from(`BEGIN:VCARD\r\nNOTE:${' \r\n '.repeat(200_000)}`))).toHaveLength(1)
  })
})

describe('any text', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map((one) => one.replaceAll(/[\s\p{C}\u200b\u2060\ufeff]+/gu, ' ').trim())
    .filter((one) => one !== '')
  const escaped = (text: string) => text.replaceAll(/[\\,;]/g, String.raw`\$&`)

  it('that is written by the rules comes back as it was', () => {
    fc.assert(
      fc.property(word, word, word, fc.integer({ min: 20, max: 75 }), (last, first, company, width) => {
        const lines = [`N:${escaped(last)};${escaped(first)};;;`, `ORG:${escaped(company)}`]
        const folded = lines.map((line) => {
          const bytes = Buffer.from(line).toString('latin1')
          return bytes.replaceAll(new RegExp(`[^]{${width}}(?=[^])`, 'g'), '$&\r\n ')
        })
        const card = theCard(Buffer.from(vcard('4.0', folded), 'latin1'))
        expect([card.lastName, card.firstName, card.company]).toEqual([last, first, company])
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  it('of bytes ends without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const file = Buffer.concat([Buffer.from('BEGIN:VCARD\r\nN;ENCODING=QUOTED-PRINTABLE:'), bytes])
        expect(parseCards(file).length).toBeGreaterThan(0)
      }),
      { seed: 4, numRuns: 300 },
    )
  })
})
