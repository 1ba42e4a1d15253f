import { describe, expect, it } from 'vitest'
import { aCard, aCompany, aContact, email, phone } from '../testing.ts'
import { cardPerson, nameOf, spellings } from './card-person.ts'
import { chooseCompany } from './choose-company.ts'
import { choosePerson } from './choose-person.ts'
import { contactFields } from './contact-fields.ts'
import { tellingUids } from './telling-uid.ts'
import { mergeContact, type MergeRules } from './merge-contact.ts'

describe('the company of a card', () => {
  it.each(['Ветряк', 'ООО Ветряк', 'ветряк, ООО', '«ВЕТРЯК»', 'OOO "Ветряк"'])('is the one called %s', (title) =>
    expect(chooseCompany(aCard(), [aCompany({ id: 5, title })])).toMatchObject({ kind: 'known', id: 5 }),
  )
  it.each(['Ветряк плюс', 'Ветер'])('is not %s', (title) =>
    expect(chooseCompany(aCard(), [aCompany({ title })])).toMatchObject({ kind: 'new', title: 'ООО «Ветряк»' }),
  )
  it.each(['', '—', ' . '])('is none when the card says «%s»', (company) =>
    expect(chooseCompany(aCard({ company }), [aCompany({ title: '' })]).kind).toBe('none'),
  )
  it('is, of two with one name, the one that shares a number; else a person decides', () => {
    const two = [aCompany({ id: 1 }), aCompany({ id: 2, channels: [phone('8 900 000 77 01')] })]
    expect(chooseCompany(aCard(), two)).toMatchObject({ kind: 'known', id: 2 })
    expect(chooseCompany(aCard({ phones: [] }), two)).toMatchObject({ kind: 'several' })
  })
})

describe('the person of a card', () => {
  const known = { kind: 'known' as const, id: 5, title: 'Ветряк', because: [] }
  const choose = (found: ReturnType<typeof aContact>[], changes = {}) =>
    choosePerson({ card: aCard(), company: known, found, askNamesakes: false, ...changes })

  it('is the contact of the same name in the same company', () => {
    expect(choose([aContact({ companyIds: [5] })]).kind).toBe('known')
    expect(choose([aContact({ companyIds: [4, 5], lastName: 'СЕРОВА' })]).kind).toBe('known')
    expect(choose([aContact({ companyIds: [5], secondName: 'Юрьевна' })]).kind).toBe('known')
  })
  it('is another person when only the name is the same', () =>
    expect(choose([aContact({ companyIds: [6] })])).toMatchObject({
      kind: 'new',
      because: [{ code: 'cards.namesake' }],
    }))
  it('is asked about when a namesake elsewhere shares a number or an address', () => {
    expect(choose([aContact({ companyIds: [6], channels: [phone('89000007701')] })]).kind).toBe('doubtful')
    expect(choose([aContact({ channels: [email('A.Serova@vetryak.example')] })]).kind).toBe('doubtful')
    expect(choose([aContact({ companyIds: [6] })], { askNamesakes: true }).kind).toBe('doubtful')
  })
  it('is asked about when a number belongs to another name', () =>
    expect(choose([aContact({ lastName: 'Ким', companyIds: [5], channels: [phone('+79000007701')] })]).kind).toBe(
      'doubtful',
    ))
  it('is asked about when there are two of that name in the company, unless one shares a number', () => {
    const two = [
      aContact({ id: 1, companyIds: [5] }),
      aContact({ id: 2, companyIds: [5], channels: [phone('+79000007701')] }),
    ]
    expect(choose(two)).toMatchObject({ kind: 'known', contact: { id: 2 } })
    expect(choose(two, { card: aCard({ phones: [], emails: [] }) }).kind).toBe('doubtful')
  })
  it('differs by a second name that both have', () => {
    const card = aCard({ secondName: 'Ивановна' })
    expect(choose([aContact({ companyIds: [5], secondName: 'Юрьевна' })], { card }).kind).toBe('new')
  })
  it('is the contact of an earlier card with the same UID, when the name or a number says so too', () => {
    const found = (ofUid: Partial<ReturnType<typeof aContact>>) => choose([], { ofUid: aContact(ofUid) })
    expect(found({ companyIds: [6] })).toMatchObject({ kind: 'known', because: [{ code: 'cards.uid-found' }] })
    expect(found({ lastName: 'Ким', channels: [phone('89000007701')] }).kind).toBe('known')
    expect(found({ lastName: 'Ким' })).toMatchObject({ kind: 'doubtful', because: [{ code: 'cards.uid-of-another' }] })
  })
  it('without a company is the contact without one', () => {
    const company = { kind: 'none' as const, because: [] }
    expect(choose([aContact()], { company }).kind).toBe('known')
    expect(choose([aContact({ companyIds: [5] })], { company }).kind).toBe('new')
  })
})

describe('the UID of a card', () => {
  it('is the same with its scheme and without, and tells nothing where two persons bear it', () => {
    const cards = ['urn:uuid:A-1', 'a-1', '7', '7', ''].map((uid, at) =>
      aCard({ uid, firstName: at > 2 ? 'Вера' : 'Алла' }),
    )
    expect(tellingUids(cards)).toEqual(['a-1', 'a-1', '', '', ''])
  })
})

describe('a contact', () => {
  it('is called by what the card has', () => {
    const bare = { lastName: '', firstName: '', fullName: '' }
    expect(nameOf(cardPerson(aCard({ ...bare, fullName: 'Королёв Пётр Ильич' })))).toBe('Королёв Пётр Ильич')
    expect(nameOf(cardPerson(aCard(bare)))).toBe('a.serova')
    expect(nameOf(cardPerson(aCard({ ...bare, emails: [] })))).toBe('+7 900 000-77-01')
  })
  it('is looked for with ё and without', () =>
    expect(spellings('Королев')).toEqual(expect.arrayContaining(['Королев', 'Королёв'])))
  it('takes the text of a stranger as text', () =>
    expect(contactFields(aCard({ note: '[url=https://x]жми[/url]' }))['comments']).not.toContain('[url'))

  const rules: MergeRules = { post: 'keep', birthday: 'keep', comments: 'add', photo: 'keep', addChannels: true }
  const merge = (contact: Partial<ReturnType<typeof aContact>>, card = {}, changes: Partial<MergeRules> = {}) =>
    mergeContact(aCard({ post: 'Инженер', note: 'Выставка', ...card }), aContact(contact), { ...rules, ...changes })

  it('that is there gets what it lacks', () =>
    expect(merge({})).toMatchObject({
      after: { post: 'Инженер', comments: 'Выставка' },
      before: { post: '', comments: '' },
    }))
  it('keeps what it has, or takes the card’s, as the settings say', () => {
    expect(merge({ post: 'Директор' }).after['post']).toBeUndefined()
    expect(merge({ post: 'Директор' }, {}, { post: 'overwrite' }).after['post']).toBe('Инженер')
    expect(merge({ comments: 'Звонил' }).after['comments']).toBe('Звонил\nВыставка')
    expect(merge({ comments: 'Выставка осенью' }).after['comments']).toBeUndefined()
  })
  it('gets the numbers it lacks, not those it has in another spelling', () => {
    const channels = [phone('8 (900) 000-77-01')]
    expect(merge({ channels }).channels).toEqual([
      { typeId: 'EMAIL', valueType: 'WORK', value: 'a.serova@vetryak.example' },
    ])
    expect(merge({ channels }, {}, { addChannels: false }).channels).toEqual([])
  })
  it('takes the corrections of a card in what nobody changed since the former one', () => {
    const former = aCard({ lastName: 'Сирова', post: 'Инженер', note: 'Выставка' })
    const corrected = aCard({ post: 'Главный инженер', note: 'Выставка 2026' })
    const known = { lastName: 'Сирова', post: 'Инженер', comments: 'Выставка\nЗвонил' }
    expect(mergeContact(corrected, aContact(known), rules, former).after).toEqual({
      lastName: 'Серова',
      post: 'Главный инженер',
      comments: 'Выставка\nЗвонил\nВыставка 2026',
    })
    const changed = aContact({ lastName: 'Сирова-Ким', post: 'Директор', comments: 'Выставка 2026' })
    expect(mergeContact(corrected, changed, rules, former).after).toEqual({})
  })
  it('loses nothing that the card lacks', () =>
    expect(
      merge({ post: 'Директор', birthday: '1980-05-12' }, { post: '', note: '', emails: [], phones: [] }),
    ).toMatchObject({ after: {}, channels: [] }))
})
