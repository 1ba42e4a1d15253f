import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import type { NewLetter } from '../messages/index.ts'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { createLogger } from '../platform/log/logger.ts'
import { createWriteOnce, createWriteStore, type Tenant } from '../portal/index.ts'
import type { CardLetter } from './card-letter.ts'
import { cardSettings, type CardSettings } from './declaration.ts'
import { importLetter, type ImportDeps } from './import-letter.ts'
import type { CardAddress } from './rules/card.ts'
import { playedCrm, type PlayedCrm } from './played-crm.ts'
import type { CardData } from './rules/card-data.ts'
import { createCardStore, storeImport } from './store.ts'
import { aCard } from './testing.ts'

const database = testDatabase()
const clock = createClock()
let crm: PlayedCrm
let portalId: string
let letters: NewLetter[]

beforeEach(async () => {
  crm = playedCrm()
  letters = []
  portalId = await aTenantRow(database.prisma, clock.now())
})

function deps(changes: Partial<CardSettings> = {}): ImportDeps {
  const prisma = database.app
  const settings = { ...cardSettings.parse({}), ...changes }
  return {
    db: { prisma },
    clock,
    log: createLogger('silent'),
    portal: crm.portal,
    writeOnce: createWriteOnce(
      createWriteStore(prisma, async () => {}),
      clock,
    ),
    store: createCardStore(prisma),
    remember: async () => {},
    tenantOf: () => Promise.resolve({ id: portalId, language: 'ru', origin: 'https://portal.example/' } as Tenant),
    settings: () => Promise.resolve(settings),
    outgoing: {
      async send(letter) {
        letters.push(letter)
        return { id: letters.length, messageId: '<a@b>', withheld: false }
      },
    },
  }
}

let offset = 0
let letterId = 0
const aLetter = (): CardLetter => ({
  letterId: (letterId += 1),
  portalId,
  mailboxId: 1,
  defaultUserId: 7,
  from: { name: 'Ольга', address: 'olga@firma.example' },
  subject: 'Визитки',
  messageId: `m${letterId}@firma.example`,
  authentication: [],
  text: '',
  attachments: [],
})

async function begin(cards: CardData[], letter = aLetter(), because: { code: string; params: {} }[] = []) {
  const found = cards.map((card) => ({ card: { ...card, photo: null }, file: 'cards.vcf' }))
  const sender = letter.from ?? { name: '', address: '' }
  const row = { letter, sender, responsibleId: 7, because, cards: found, faults: [] }
  return inPortal(portalId, () => database.app.$transaction((tx) => storeImport(tx, row, clock.now())))
}
const go = (importId: number | null, changes: Partial<CardSettings> = {}) =>
  inPortal(portalId, () => importLetter(deps(changes), portalId, importId ?? 0, new AbortController().signal))
const states = async (importId: number | null) =>
  (await database.prisma.visitingCard.findMany({ where: { importId: importId ?? 0 }, orderBy: { place: 'asc' } })).map(
    ({ state }) => state,
  )
const address: CardAddress = {
  street: 'Мельничная, 4',
  flat: '',
  city: 'Тула',
  region: '',
  postalCode: '',
  country: '',
}
const person = (at: number, changes: Partial<CardData> = {}) =>
  aCard({
    firstName: `Алла ${at}`,
    phones: [{ value: `+7 900 000-70-${10 + at}`, kind: 'WORK' }],
    emails: [],
    ...changes,
  })

describe('the cards of a letter', () => {
  it('are written in four requests, a dozen of them with one company', async () => {
    const importId = await begin(Array.from({ length: 12 }, (_, at) => person(at)))
    await go(importId)
    expect([crm.contacts.size, crm.companies.size]).toEqual([12, 1])
    expect(crm.requests).toHaveLength(3)
    const companyId = [...crm.companies.keys()][0]
    expect([...crm.contacts.values()].every((one) => String(one['companyIds']) === String(companyId))).toBe(true)
  })

  it('have their address in a requisite of private persons', async () => {
    await go(await begin([person(1, { addresses: [address] })]))
    expect(crm.requisites).toMatchObject([{ ENTITY_TYPE_ID: 3, ENTITY_ID: [...crm.contacts.keys()][0], PRESET_ID: 3 }])
    expect(crm.addresses).toMatchObject([{ ENTITY_TYPE_ID: 8, ENTITY_ID: 1, ADDRESS_1: 'Мельничная, 4', CITY: 'Тула' }])
  })

  it('that come twice in one letter are one contact', async () => {
    const importId = await begin([person(1), person(1, { phones: [{ value: '+7 900 000-70-99', kind: 'HOME' }] })])
    await go(importId)
    expect(await states(importId)).toEqual(['created', 'updated'])
    expect([...crm.contacts.values()][0]?.['fm']).toHaveLength(2)
  })

  it('of two letters at once are one contact', async () => {
    for (const importId of [await begin([person(1)]), await begin([person(1)])]) await go(importId)
    expect(crm.contacts.size).toBe(1)
  })

  it('are kept once, however often the letter is handled', async () => {
    const letter = aLetter()
    expect(await begin([person(1)], letter)).not.toBeNull()
    expect(await begin([person(1)], letter)).toBeNull()
  })

  it('cost themselves alone when the portal refuses one', async () => {
    crm.beforeCommand = (method, params) => {
      const name = (params['fields'] as { name?: string } | undefined)?.name
      if (method === 'crm.item.add' && name === 'Алла 2') throw new AppError('portal.refused')
    }
    const importId = await begin([person(1), person(2), person(3)])
    await go(importId)
    expect(await states(importId)).toEqual(['created', 'failed', 'created'])
    expect(letters[0]?.text).toContain('Серова Алла 2, ООО «Ветряк» — портал не принял')
  })

  it('leave decisions on their contacts, for «Почему?»', async () => {
    await go(await begin([person(1)]))
    const [decision] = await database.prisma.decision.findMany({ where: { portalId } })
    expect(decision).toMatchObject({
      kind: 'cards',
      entityTypeId: 3,
      entityId: [...crm.contacts.keys()][0],
      outcome: 'created',
    })
    expect(decision?.because).toMatchObject([{ code: 'cards.person-new' }, { code: 'cards.company-new' }])
  })

  it('wait for a person where the owner of a number has another name, when that is asked for', async () => {
    await go(await begin([person(1)]))
    const other = person(1, { lastName: 'Ким', firstName: 'Вера' })
    const importId = await begin([other])
    await go(importId, { checkPhones: true })
    expect(await states(importId)).toEqual(['doubtful'])
  })
})

describe('a card whose UID came before', () => {
  const uid = 'urn:uuid:4F-1'
  const first = person(1, { uid, post: 'Инженер' })
  const theContacts = (): (Record<string, unknown> & { id: number })[] =>
    [...crm.contacts.entries()].flatMap(([id, one]) => ({ ...one, id }))
  beforeEach(async () => go(await begin([first])))

  it('corrects its contact, name, position and company, in the same number of requests', async () => {
    crm.requests.length = 0
    const corrected = { ...first, uid: '4f-1', firstName: 'Алла', post: 'Главный инженер', company: 'Маяк' }
    const importId = await begin([corrected])
    await go(importId)
    expect(await states(importId)).toEqual(['updated'])
    expect(theContacts()).toMatchObject([{ name: 'Алла', post: 'Главный инженер' }])
    expect(theContacts()[0]?.['companyIds']).toHaveLength(2)
    expect(crm.requests).toHaveLength(3)
  })

  it('leaves alone what people changed: the company they took it from, the position they wrote', async () => {
    const [known] = theContacts()
    crm.contacts.set(known?.id ?? 0, { ...known, id: known?.id ?? 0, companyIds: [], post: 'Директор' })
    const importId = await begin([{ ...first, post: 'Главный инженер' }])
    await go(importId)
    expect(await states(importId)).toEqual(['same'])
    expect(theContacts()).toMatchObject([{ companyIds: [], post: 'Директор' }])
  })

  it('goes where a person put it', async () => {
    await go(await begin([person(1, { uid: 'other', company: 'Маяк', phones: [] })]))
    const [, other] = theContacts()
    const data = { contactId: other?.id ?? 0, decidedBy: 5, decidedAt: clock.now() }
    await database.prisma.visitingCard.updateMany({ where: { portalId, uid: '4f-1' }, data })
    await go(await begin([{ ...first, note: 'Выставка' }]))
    expect(theContacts().map((one) => one['comments'] ?? '')).toEqual(['', 'Выставка'])
  })

  it('waits for a person when neither name nor number is its contact’s', async () => {
    const importId = await begin([person(2, { uid, lastName: 'Ким' })])
    await go(importId)
    expect(await states(importId)).toEqual(['doubtful'])
  })
})

describe('an import that breaks off', () => {
  it.each([1, 2, 3, 4])('after request %i goes on, and nothing is there twice', async (breakAt) => {
    const importId = await begin([person(1, { addresses: [address] }), person(2)])
    crm.beforeAnswer = () => {
      if (crm.requests.length === breakAt) throw new AppError('portal.outcome-unknown')
    }
    await expect(go(importId)).rejects.toThrow(/./)
    // No late write can land any more.
    clock.setOffset((offset += 100_000))
    crm.beforeAnswer = () => {}
    await go(importId)
    expect([crm.contacts.size, crm.companies.size]).toEqual([2, 1])
    expect(await states(importId)).toEqual(['created', 'created'])
  })
})

describe('the answer to the sender', () => {
  it('goes out once, to the letter, marked as written by a program', async () => {
    const importId = await begin([person(1)])
    await go(importId)
    await go(importId)
    expect(letters).toMatchObject([
      {
        key: `cards:${importId}`,
        to: ['olga@firma.example'],
        automatic: true,
        headers: { 'In-Reply-To': `<m${letterId}@firma.example>` },
      },
    ])
  })

  it('does not go to a sender whom nobody proved, nor where it is switched off', async () => {
    await go(await begin([person(1)], aLetter(), [{ code: 'cards.sender-no-proof', params: {} }]))
    await go(await begin([person(2)]), { answer: false })
    expect(letters).toEqual([])
  })
})
