import { afterEach, describe, expect, it } from 'vitest'
import { vcard } from '../testing.ts'
import { createCardReader, type CardReader } from './card-reader.ts'

const mortal = new URL('./testing/mortal-card-worker.ts', import.meta.url)
let reader: CardReader
afterEach(() => reader.stop())
const card = (name: string) => Buffer.from(vcard('3.0', [`N:${name};Анна;;;`]))
const names = async (...cards: Buffer[]) =>
  (await reader.cards(Buffer.concat(cards))).map((one) => (one.ok ? one.card.lastName : one.why.code))

describe('a card that ends its process', () => {
  it('costs itself only, and the next file is read', async () => {
    reader = createCardReader({}, mortal)
    expect(await names(card('Ли'), card('HOSTILE'), card('Пак'))).toEqual(['Ли', 'cards.file-unreadable', 'Пак'])
    expect(await names(card('Ким'))).toEqual(['Ким'])
  })

  it('gives the rest of its file up when three of them did', async () => {
    reader = createCardReader({}, mortal)
    const hostile = card('HOSTILE')
    expect(await names(card('Ли'), hostile, hostile, hostile, card('Пак'))).toEqual([
      'Ли',
      ...Array.from({ length: 4 }, () => 'cards.file-unreadable'),
    ])
  })
})

it('a file that takes too long is given up', async () => {
  reader = createCardReader({ timeoutMs: 1 })
  expect(await names(card('Ли'))).toEqual(['cards.file-unreadable'])
})
