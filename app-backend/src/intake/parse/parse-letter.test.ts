import { describe, expect, it } from 'vitest'
import { growthOf } from '../../platform/testing/growth-of.ts'
import { aTnef } from '../../platform/tnef/testing.ts'
import { aLetter, inCharset } from '../testing.ts'
import { parseLetter } from './parse-letter.ts'

/** Bytes in another charset inside a template of ASCII. */
const mixed = (charset: string, head: string) =>
  Buffer.concat(
    head
      .split(/(«[^»]*»)/)
      .map((part) => (part.startsWith('«') ? inCharset(part.slice(1, -1), charset) : Buffer.from(part))),
  )

const multipart = (...parts: (string | Buffer)[]) =>
  Buffer.concat([
    ...parts.flatMap((part) => [Buffer.from('--edge\r\n'), Buffer.from(part), Buffer.from('\r\n')]),
    Buffer.from('--edge--\r\n'),
  ])
const multipartHeader = ['Content-Type: multipart/mixed; boundary=edge']

describe('Russian letters', () => {
  it.each(['windows-1251', 'koi8-r', 'ibm866'])('reads raw %s headers, text and file names', async (charset) => {
    const raw = mixed(
      charset,
      'From: «Анна Белова» <anna@zarechie.example>\r\nSubject: «Счёт за октябрь»\r\nContent-Type: multipart/mixed; boundary=edge\r\n\r\n' +
        '--edge\r\nContent-Type: text/plain\r\n\r\n«Добрый день, счёт не открывается»\r\n' +
        '--edge\r\nContent-Type: application/pdf; name="«Счёт.pdf»"\r\nContent-Disposition: attachment; filename="«Счёт.pdf»"\r\n\r\nx\r\n--edge--\r\n',
    )
    const letter = await parseLetter(raw)
    expect(letter.from).toEqual({ name: 'Анна Белова', address: 'anna@zarechie.example' })
    expect(letter.subject).toBe('Счёт за октябрь')
    expect(letter.text).toBe('Добрый день, счёт не открывается')
    expect(letter.attachments.map(({ name }) => name)).toEqual(['Счёт.pdf'])
  })

  it.each([
    ['windows-1251', 'windows-1251'],
    ['koi8-r', 'koi8-r'],
    ['koi8-r', 'KOI8-R'],
    ['koi8-u', 'koi8-u'],
    ['ibm866', 'cp866'],
    ['windows-1251', 'cp1251'],
    ['iso-8859-5', 'iso-8859-5'],
    ['x-mac-cyrillic', 'x-mac-cyrillic'],
  ])('reads text in %s declared as %s', async (charset, declared) => {
    const body = inCharset('Оплата прошла, акта нет', charset)
    const letter = await parseLetter(aLetter({ headers: [`Content-Type: text/plain; charset="${declared}"`], body }))
    expect(letter.text).toBe('Оплата прошла, акта нет')
  })

  it.each([
    ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
    ['=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=', 'Привет'],
    ['=?utf-8?B?0J/RgNC40LLQ?= =?utf-8?B?tdGC?=', 'Привет'],
    ['=?utf-8?Q?=D0=9F=D1=80=D0?= =?utf-8?Q?=B8=D0=B2=D0=B5=D1=82?=', 'Привет'],
    ['Привет', 'Привет'],
    ['Re: =?utf-8?B?0J/RgNC40LLQtdGC?= (2)', 'Re: Привет (2)'],
  ])('reads the subject %s', async (subject, shown) => {
    expect((await parseLetter(aLetter({ subject }))).subject).toBe(shown)
  })

  it.each(['us-ascii', 'utf-8', 'unknown-8bit', 'x-no-such-charset'])(
    'lets the bytes decide when windows-1251 is declared as %s',
    async (declared) => {
      const body = inCharset('Акт сверки не сходится', 'windows-1251')
      const letter = await parseLetter(aLetter({ headers: [`Content-Type: text/plain; charset=${declared}`], body }))
      expect(letter.text).toBe('Акт сверки не сходится')
    },
  )

  it('believes the meta tag of an HTML letter without a charset', async () => {
    const body = mixed(
      'koi8-r',
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><p>«Да»</p></html>',
    )
    expect((await parseLetter(aLetter({ headers: ['Content-Type: text/html'], body }))).text).toBe('Да')
  })

  it('reads base64 text in koi8-r', async () => {
    const headers = ['Content-Type: text/plain; charset=koi8-r', 'Content-Transfer-Encoding: base64']
    const letter = await parseLetter(
      aLetter({ headers, body: inCharset('Проверьте оплату', 'koi8-r').toString('base64') }),
    )
    expect(letter.text).toBe('Проверьте оплату')
  })
})

describe('incomplete letters', () => {
  it('reads a letter without From, Date and Message-ID', async () => {
    const letter = await parseLetter(aLetter({ from: null, date: null, messageId: null }))
    expect(letter).toMatchObject({ from: null, sentAt: null, subject: 'Не открывается счёт' })
    expect(letter.messageId).toMatch(/^[\da-f]{40}@no-message-id\.invalid$/)
  })

  it('makes the same id of the same bytes and another of others', async () => {
    const [one, again, other] = await Promise.all([
      parseLetter(aLetter()),
      parseLetter(aLetter()),
      parseLetter(aLetter({ body: 'иначе' })),
    ])
    expect(again.messageId).toBe(one.messageId)
    expect(other.messageId).not.toBe(one.messageId)
  })

  it.each([
    ['Mon, 02 Nov 2026 10:00:00 +0300', '2026-11-02T07:00:00.000Z'],
    ['Mon, 02 Nov 2026 10:00:00 +0300 (MSK)', '2026-11-02T07:00:00.000Z'],
    ['2 Nov 2026 10:00 GMT', '2026-11-02T10:00:00.000Z'],
    ['вчера', undefined],
    ['', undefined],
  ])('reads the date «%s» as %s', async (date, iso) => {
    expect((await parseLetter(aLetter({ date }))).sentAt?.toISOString()).toBe(iso)
  })

  it('reads a letter with headers only', async () => {
    expect(await parseLetter(Buffer.from('From: anna@zarechie.example\r\nSubject: Пусто'))).toMatchObject({
      subject: 'Пусто',
      text: '',
      html: null,
    })
  })

  it('takes an undelivered name for a file without one', async () => {
    const letter = await parseLetter(
      aLetter({
        headers: multipartHeader,
        body: multipart('Content-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nx'),
      }),
    )
    expect(letter.attachments).toMatchObject([{ name: '1.png', type: 'image/png' }])
  })

  it('holds no NUL and no half surrogate', async () => {
    const headers = [
      'Message-ID: <a\0@x>',
      'In-Reply-To: <b\0@x>',
      'References: <c\0@x> <d@x>',
      'Auto-Submitted: auto\0-replied',
      'Precedence: bulk\0',
      'Return-Path: <\0>',
      'Content-Type: text/plain\0',
    ]
    const letter = await parseLetter(aLetter({ subject: 'a\0b', body: 'x\0y', headers }))
    expect(JSON.stringify(letter)).not.toContain('\\u0000')
    expect(letter).toMatchObject({ messageId: 'a@x', inReplyTo: 'b@x', references: ['c@x', 'd@x'] })
  })
})

describe('where it was delivered', () => {
  it.each([
    ['Delivered-To: support+pk-1@x.example'],
    ['X-Original-To: <support+pk-1@x.example>'],
    [
      'Received: from a.example (a.example [192.0.2.1])\r\n\tby mx.example with ESMTPS id 7 for <support+pk-1@x.example>;\r\n\tMon, 2 Nov 2026 10:00:00 +0300',
    ],
    ['Received: by mx.example for support+pk-1@x.example; Mon, 2 Nov 2026 10:00:00 +0300'],
  ])('is said by %s', async (header) => {
    const { deliveredTo } = await parseLetter(aLetter({ to: 'undisclosed-recipients:;', headers: [header] }))
    expect(deliveredTo).toEqual(['support+pk-1@x.example'])
  })
})

describe('ids', () => {
  it.each([
    ['In-Reply-To: <a@x>', 'a@x', []],
    ['In-Reply-To: Your letter of Monday <a@x>', 'a@x', []],
    ['In-Reply-To: a@x', 'a@x', []],
    ['In-Reply-To: <a@x> <b@x>', 'a@x', ['b@x']],
    ['References: <a@x> <b@x>', null, ['a@x', 'b@x']],
    ['References: <a@x>,<b@x>,\r\n <c@x>', null, ['a@x', 'b@x', 'c@x']],
    ['References: <a@x> <b@x> <a@x>', null, ['a@x', 'b@x']],
    ['In-Reply-To: ', null, []],
  ])('are read from «%s»', async (header, inReplyTo, references) => {
    expect(await parseLetter(aLetter({ headers: [header] }))).toMatchObject({ inReplyTo, references })
  })

  it('keep the newest of very many references', async () => {
    const references = Array.from({ length: 500 }, (_, number) => `<${number}@x>`).join('\r\n ')
    const letter = await parseLetter(aLetter({ references }))
    expect(letter.references.length).toBe(100)
    expect(letter.references.at(-1)).toBe('499@x')
  })
})

describe('text and HTML', () => {
  it('makes text of a letter that has HTML only', async () => {
    const body = '<div>Добрый день.<br>Счёт <b>не</b> открывается.</div><style>p{}</style>'
    const letter = await parseLetter(aLetter({ headers: ['Content-Type: text/html; charset=utf-8'], body }))
    expect(letter.text).toBe('Добрый день.\nСчёт не открывается.')
    expect(letter.html).toBe('<div>Добрый день.<br />Счёт <b>не</b> открывается.</div>')
  })

  it.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<a href="javascript:x()">a</a>', '<a>a</a>'],
    ['<img src="https://a.example/p.png">a', '<img data-remote-src="https://a.example/p.png" />a'],
    ['<img src="//a.example/p.png">a', '<img data-remote-src="https://a.example/p.png" />a'],
    ['<img src="https://spy.example/p.gif" width="1" height="1">a', 'a'],
    ['<img src="javascript:alert(1)" data-remote-src="javascript:alert(1)">a', 'a'],
    ['<img src="cid:logo@x">a', '<img src="cid:logo@x" />a'],
    ['<p style="background:url(https://spy.example/p.gif);color:red">a</p>', '<p style="color:red">a</p>'],
    ['<iframe src="https://spy.example"></iframe><form><input></form>a', 'a'],
    ['<svg><script>x()</script></svg>a', 'a'],
  ])('cleans %s', async (body, clean) => {
    const letter = await parseLetter(aLetter({ headers: ['Content-Type: text/html; charset=utf-8'], body }))
    expect(letter.html).toBe(clean)
  })

  it('keeps the picture that the HTML shows as an attachment with its cid', async () => {
    const body = multipart(
      'Content-Type: text/html\r\n\r\n<img src="cid:logo@x">',
      'Content-Type: image/png; name=logo.png\r\nContent-ID: <logo@x>\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=',
    )
    const letter = await parseLetter(aLetter({ headers: ['Content-Type: multipart/related; boundary=edge'], body }))
    expect(letter.attachments).toEqual([
      { name: 'logo.png', type: 'image/png', cid: 'logo@x', content: Buffer.from('hello') },
    ])
  })

  it('does not repeat in HTML what the plain alternative says', async () => {
    const body = multipart('Content-Type: text/plain\r\n\r\nhello', 'Content-Type: text/html\r\n\r\n<p>hello</p>')
    const letter = await parseLetter(aLetter({ headers: ['Content-Type: multipart/alternative; boundary=edge'], body }))
    expect([letter.text, letter.html]).toEqual(['hello', '<p>hello</p>'])
  })

  it('gives the files of a winmail.dat, and one without files as it is', async () => {
    const part = (name: string, content: Uint8Array) =>
      `--edge\r\nContent-Type: application/ms-tnef; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`
    const pdf = Buffer.from('%PDF-1.7')
    const empty = aTnef('x', Buffer.alloc(0)).subarray(0, 6)
    const body = `--edge\r\nContent-Type: text/plain\r\n\r\nСмету прилагаю\r\n${part('winmail.dat', Buffer.concat([aTnef('смета.pdf', pdf), aTnef('смета.pdf', pdf).subarray(6)]))}${part('empty.dat', Buffer.concat([empty, Buffer.alloc(4)]))}--edge--\r\n`
    const { attachments } = await parseLetter(
      aLetter({ headers: ['Content-Type: multipart/mixed; boundary=edge'], body }),
    )
    expect(attachments.map(({ name, type }) => [name, type])).toEqual([
      ['смета.pdf', 'application/pdf'],
      ['empty.dat', 'application/ms-tnef'],
    ])
  })

  it('gives an attached letter as a file', async () => {
    const body = multipart(
      'Content-Type: text/plain\r\n\r\nсм. вложение',
      'Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nSubject: inner\r\n\r\nx',
    )
    const letter = await parseLetter(aLetter({ headers: multipartHeader, body }))
    expect(letter.attachments).toMatchObject([{ name: '1.eml', type: 'message/rfc822' }])
  })
})

describe('fingerprint', () => {
  it('is equal for one letter that went two ways', async () => {
    const [one, other] = await Promise.all([
      parseLetter(aLetter()),
      parseLetter(Buffer.concat([Buffer.from('Received: from a by b\r\n'), aLetter()])),
    ])
    expect(other.fingerprint).toBe(one.fingerprint)
  })

  it.each([
    { body: 'иначе' },
    { subject: 'иначе' },
    { from: 'boris@zarechie.example' },
    { date: 'Mon, 02 Nov 2026 10:00:01 +0300' },
  ])('differs with %j', async (parts) => {
    expect((await parseLetter(aLetter(parts))).fingerprint).not.toBe((await parseLetter(aLetter())).fingerprint)
  })
})

describe('bombs', () => {
  const nested = (levels: number) => {
    const open = Array.from(
      { length: levels },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    ).join('')
    return Buffer.from(`From: a@x.example\r\n${open}\r\nx`)
  }
  const many = (count: number) => aLetter({ headers: multipartHeader, body: '--edge\r\n\r\nx\r\n'.repeat(count) })

  it.each([
    ['nesting', nested(20), nested(60)],
    ['parts', many(500), many(1_100)],
    [
      'header',
      aLetter({ headers: [`X-Long: ${'x'.repeat(400_000)}`] }),
      aLetter({ headers: [`X-Long: ${'x'.repeat(600_000)}`] }),
    ],
  ])('of %s: within the limit the letter is read, over it refused', async (_name, within, over) => {
    await expect(parseLetter(within)).resolves.toBeDefined()
    await expect(parseLetter(over)).rejects.toThrow(/nested|nodes|size/i)
  })
})

it('reads twice the letter with at most two and a half times the work', async () => {
  const work = (lines: number) => parseLetter(aLetter({ body: 'строка письма и ещё слова\r\n'.repeat(lines) }))
  expect(await growthOf(work, 5_000)).toBeLessThanOrEqual(2.5)
})
