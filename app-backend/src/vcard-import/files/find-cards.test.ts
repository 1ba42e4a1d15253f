import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aZip, vcard } from '../testing.ts'
import { cardReader } from './card-reader.ts'
import { cardWork } from './card-work.ts'
import { findCards, type CardParts } from './find-cards.ts'
import { openTnef } from '../../platform/tnef/open-tnef.ts'
import { aTnef } from '../../platform/tnef/testing.ts'
import { openZip } from './open-zip.ts'

const card = (name: string) => Buffer.from(vcard('3.0', [`N:${name};Анна;;;`]))
const reader = cardReader(async (question) => cardWork(question))
const noLetter = () => Promise.reject(new Error('no letter is expected'))
const letter = (parts: Partial<CardParts>): CardParts => ({ text: '', attachments: [], ...parts })
const file = (name: string, content: Uint8Array, type = 'application/octet-stream') => ({ name, type, content })
const names = async (parts: CardParts, open: (raw: Uint8Array) => Promise<CardParts> = noLetter) =>
  (await findCards(parts, open, reader)).cards.map((one) => one.card.lastName)

describe('cards are found', () => {
  it.each([
    ['by type', file('', card('Ли'), 'text/x-vcard')],
    ['by name', file('LI.VCF', card('Ли'))],
    ['by name with an ending of its own', file('li.vcf.txt', card('Ли'), 'text/plain')],
    ['by content', file('noname', card('Ли'))],
    ['in an archive', file('cards.zip', aZip({ 'папка/ли.vcf': card('Ли'), 'прочее.exe': Buffer.alloc(10) }))],
    ['in an archive within an archive', file('a.zip', aZip({ 'b.zip': aZip({ 'li.vcf': card('Ли') }) }))],
    ['in winmail.dat', file('winmail.dat', aTnef('li.vcf', card('Ли')), 'application/ms-tnef')],
  ])('%s', async (_, one) => expect(await names(letter({ attachments: [one] }))).toEqual(['Ли']))

  it('in the text of the letter', async () =>
    expect(await names(letter({ text: `Добрый день!\n\n${card('Ли').toString()}` }))).toEqual(['Ли']))

  it('in a forwarded letter, its attachments and its text', async () => {
    const inner = letter({ text: card('Пак').toString(), attachments: [file('li.vcf', card('Ли'))] })
    const parts = letter({ attachments: [file('fwd.eml', Buffer.from('From: x'), 'message/rfc822')] })
    expect(await names(parts, () => Promise.resolve(inner))).toEqual(['Ли', 'Пак'])
  })

  it('each once, with the file they are of', async () => {
    const both = Buffer.concat([card('Ли'), card('Пак')])
    const { cards } = await findCards(letter({ attachments: [file('both.vcf', both)] }), noLetter, reader)
    expect(cards.map((one) => [one.card.lastName, one.file])).toEqual([
      ['Ли', 'both.vcf'],
      ['Пак', 'both.vcf'],
    ])
  })
})

describe('limits', () => {
  const faults = async (one: ReturnType<typeof file>) =>
    (await findCards(letter({ attachments: [one] }), noLetter, reader)).faults.map(({ code }) => code)

  it.each([
    ['a file past 10 MB', file('big.vcf', Buffer.alloc(10 * 1024 ** 2 + 1)), 'cards.file-too-large'],
    ['a bomb', file('bomb.zip', aZip({ 'bomb.vcf': Buffer.alloc(40 * 1024 ** 2, 32) })), 'cards.file-too-large'],
    [
      'an archive with a password',
      file('a.zip', aZip({ 'a.vcf': card('Ли') }, { encrypted: true })),
      'cards.file-encrypted',
    ],
    ['a damaged archive', file('a.zip', aZip({ 'a.vcf': card('Ли') }).subarray(0, 40)), 'cards.file-unreadable'],
    ['a file without cards', file('a.vcf', Buffer.from('hello')), 'cards.file-empty'],
  ])('%s is told, not read', async (_, one, code) => expect(await faults(one)).toEqual([code]))

  it('five hundred cards of a letter are taken, the others are told', async () => {
    const many = Buffer.concat(Array.from({ length: 30 }, () => card('Ли')))
    const attachments = Array.from({ length: 20 }, (_, at) => file(`${at}.vcf`, many))
    const { cards, faults } = await findCards(letter({ attachments }), noLetter, reader)
    expect([cards.length, faults[0]?.code]).toEqual([500, 'cards.too-many'])
  })

  it('a forwarded letter that can’t be read costs only itself', async () => {
    const attachments = [file('a.eml', Buffer.from('x'), 'message/rfc822'), file('li.vcf', card('Ли'))]
    const { cards, faults } = await findCards(letter({ attachments }), noLetter, reader)
    expect([cards.length, faults[0]?.code]).toEqual([1, 'cards.file-unreadable'])
  })

  it('any bytes end without a throw', () => {
    const tnef = aTnef('li.vcf', card('Ли'))
    const zip = aZip({ 'li.vcf': card('Ли') })
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 255 }), (place, byte) => {
        const [one, other] = [Buffer.from(tnef), Buffer.from(zip)]
        one[6 + (place % (one.length - 6))] = byte
        other[place % other.length] = byte
        expect(openTnef(one).files.length).toBeLessThan(3)
        expect(openZip(other, 1_000_000, () => true).files.length).toBeLessThan(3)
      }),
      { seed: 4, numRuns: 500 },
    )
  })
})
