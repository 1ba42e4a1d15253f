import { describe, expect, it } from 'vitest'
import { entryChanges } from './entry-changes.ts'
import { entryNotes } from './entry-notes.ts'
import { listedMail } from './listed-mail.ts'
import type { LetterFacts, MailEntry } from './mail-entry.ts'

const entry = (changes: Partial<MailEntry>): MailEntry => ({
  id: changes.value ?? 'e',
  kind: 'address',
  header: '',
  match: 'is',
  value: 'robot@shop.example',
  verdict: 'ignored',
  note: '',
  on: true,
  ...changes,
})
const letter = (changes: Partial<LetterFacts> = {}): LetterFacts => ({
  from: 'robot@shop.example',
  envelopeFrom: 'bounce@news.shop.example',
  headers: [{ name: 'X-Mailer', value: 'MegaNews 4.1' }],
  ...changes,
})
const outcome = (entries: Partial<MailEntry>[], changes: Partial<LetterFacts> = {}) =>
  listedMail(entries.map(entry), letter(changes)).outcome

describe('a letter', () => {
  it.each<[string, Partial<MailEntry>]>([
    ['its address', {}],
    ['its address in another case', { value: 'ROBOT@shop.example' }],
    ['its domain', { kind: 'domain', value: 'shop.example' }],
    ['its domain with a sign before it', { kind: 'domain', value: '@shop.example' }],
    ['a subdomain of its return path', { kind: 'domain', value: 'news.shop.example' }],
    ['the name of its mailbox', { kind: 'name', value: 'robot' }],
    ['the beginning of that name', { kind: 'name', match: 'begins', value: 'rob' }],
    ['a header that is there', { kind: 'header', header: 'x-mailer', match: 'present', value: '' }],
    ['what a header contains', { kind: 'header', header: 'X-Mailer', match: 'contains', value: 'meganews' }],
    ['how a header begins', { kind: 'header', header: 'X-Mailer', match: 'begins', value: 'mega' }],
  ])('opens no request when a line names %s', (_what, changes) => {
    expect(outcome([changes])).toBe('ignored')
  })

  it.each<[string, Partial<MailEntry>]>([
    ['a domain that only ends alike', { kind: 'domain', value: 'hop.example' }],
    ['a part of the mailbox name', { kind: 'name', value: 'rob' }],
    ['a header of another letter', { kind: 'header', header: 'X-Loop', match: 'present', value: '' }],
    ['a header with another value', { kind: 'header', header: 'X-Mailer', value: 'MegaNews' }],
    ['a line that is switched off', { on: false }],
  ])('opens a request in spite of %s', (_what, changes) => {
    expect(outcome([changes])).toBe('opens')
  })

  it('that some line always lets in opens a request, wherever that line stands', () => {
    const decided = listedMail(
      [entry({ kind: 'domain', value: 'shop.example' }), entry({ verdict: 'opens', note: 'поставщик' })],
      letter(),
    )
    expect(decided).toMatchObject({
      outcome: 'opens',
      because: [{ code: 'mail-lists.exception', params: { address: 'robot@shop.example', note: 'поставщик' } }],
    })
  })

  it('says which line met what of it', () => {
    expect(
      listedMail([entry({ kind: 'header', header: 'x-mailer', match: 'present', value: '' })], letter()),
    ).toMatchObject({
      because: [{ code: 'mail-lists.header', params: { header: 'X-Mailer', value: 'MegaNews 4.1' } }],
      met: { name: 'X-Mailer', value: 'MegaNews 4.1' },
    })
  })

  it('without a sender is no matter of the lists', () => {
    expect(outcome([{}], { from: null, envelopeFrom: '' })).toBe('opens')
  })
})

describe('the lines', () => {
  it('that repeat or contradict each other, or stop our own domain, are remarked on', () => {
    const lines = [
      entry({ id: 'a' }),
      entry({ id: 'b', value: 'ROBOT@SHOP.EXAMPLE' }),
      entry({ id: 'c', verdict: 'opens' }),
      entry({ id: 'd', kind: 'domain', value: 'ours.example' }),
    ]
    expect(entryNotes(lines, ['ours.example']).map(({ path, because }) => [path, because.code])).toEqual([
      ['entries.1.value', 'mail-lists.repeats'],
      ['entries.2.value', 'mail-lists.contradicts'],
      ['entries.3.value', 'mail-lists.own-domain'],
    ])
  })

  it('differ line by line, in short', () => {
    const before = [entry({ id: 'a' }), entry({ id: 'b', value: 'x@y.example' })]
    const after = [
      entry({ id: 'a', verdict: 'opens' }),
      entry({ id: 'c', kind: 'domain', value: 'shop.example', on: false }),
    ]
    expect(entryChanges(before, after).map(({ what, before: was, after: is }) => [what.ru, was, is])).toEqual([
      ['Адрес', 'x@y.example ✕', null],
      ['Адрес', 'robot@shop.example ✕', 'robot@shop.example ✓'],
      ['Домен', null, 'shop.example ✕ ○'],
    ])
  })
})
