import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { multifieldsOf } from '../portal/entities/multifields.ts'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import { plainTextOf } from './plain-text-of.ts'
import { card, cardsAddress, cardsImported, openCardMailbox, sendCards, withCards } from './sample-cards.ts'
import { signIn } from './sign-in.ts'
import { countingRequests, jobsDone, settled, testNetwork } from './testing.ts'

const contactType = 3
const companyType = 4
let sink: MailSink
const network = testNetwork({ env: { MAIL_PRIVATE_HOSTS: '127.0.0.1' }, moreScopes: ['user'] })

beforeAll(async () => {
  sink = await startMailSink()
  const token = await signIn(network)
  const server = { host: sink.host, port: sink.port, security: 'none', login: '' }
  const account = { ...server, fromName: 'Визитки', fromAddress: cardsAddress }
  await callApi(network.appUrl, token, 'PUT', '/api/mail-account', account)
  await openCardMailbox(network)
})
afterAll(() => sink.stop())

const items = (type: number) => [...network.portal.state.items.of(type).rows.values()]
const employee = () => {
  const found = [...network.portal.state.users.values()].find((one) => one.active && one.email !== '' && one.id > 1)
  if (!found) throw new Error('nobody works here')
  return found
}

const send = (from: string, raw: Buffer) => sendCards(network, from, raw)
const photo = Buffer.from('89504e470d0a1a0a00000000', 'hex').toString('base64')
const two = [
  card([
    'N:Серова;Алла;Юрьевна;;',
    'FN:Алла Серова',
    'ORG:ООО «Ветряк»',
    'TITLE:Инженер',
    'TEL;TYPE=CELL:+7 900 000-77-01',
    'EMAIL:a.serova@vetryak.example',
    'ADR;TYPE=WORK:;;ул. Мельничная, 4;Тула;;300000;Россия',
  ]),
  card([
    'N:Мохов;Игорь;;;',
    'FN:Игорь Мохов',
    'ORG:Ветряк',
    'TEL;TYPE=WORK:+7 900 000-77-02',
    `PHOTO;ENCODING=b;TYPE=PNG:${photo}`,
  ]),
].join('')

async function imported(count: number) {
  await jobsDone(network)
  return cardsImported(network, count)
}

describe('a letter with visiting cards', () => {
  it('becomes contacts and one company of the employee who sent it, without a request, in six REST requests', async () => {
    const { email, id } = employee()
    const before = { leads: items(1).length, contacts: items(contactType).length, companies: items(companyType).length }
    // People are read once an hour: not what is counted.
    await callApi(network.appUrl, await signIn(network), 'GET', '/api/people?query=')
    const token = await signIn(network)
    const { result, requests } = await countingRequests(network, async () => {
      await send(email, withCards(email, two))
      const letters = await settled(network, 1, { token })
      await jobsDone(network)
      return letters
    })
    expect(result[0]?.outcome).toBe('imported')
    const [one] = await imported(1)
    expect(one).toMatchObject({ responsible: { id }, cards: [{ state: 'created' }, { state: 'created' }] })
    expect(items(1)).toHaveLength(before.leads)
    expect(items(companyType)).toHaveLength(before.companies + 1)
    const [alla, igor] = items(contactType).slice(-2)
    expect(items(contactType)).toHaveLength(before.contacts + 2)
    expect(alla).toMatchObject({
      lastName: 'Серова',
      name: 'Алла',
      secondName: 'Юрьевна',
      post: 'Инженер',
      assignedById: id,
    })
    expect(igor).toMatchObject({ lastName: 'Мохов', name: 'Игорь', assignedById: id, photo: expect.any(Number) })
    expect([...network.portal.state.addresses.values()].map(({ values }) => values['ADDRESS_1'])).toContain(
      'ул. Мельничная, 4',
    )
    // Who is there, the company, both contacts, what requisites there are, the requisite with its address, a photo.
    expect(requests.map(({ method }) => method)).toHaveLength(6)
  })

  it('is answered with what became of each card', async () => {
    const { email } = employee()
    const [answer] = await until(
      async () => sink.letters.filter(({ to }) => to.includes(email)),
      (found) => found.length > 0,
    )
    expect(answer?.headers['auto-submitted']).toBe('auto-replied')
    expect(plainTextOf(answer?.raw ?? '')).toMatch(/Серова Алла Юрьевна[^]*создан контакт/)
  })

  it('that comes again makes nothing new', async () => {
    const { email } = employee()
    const before = [items(contactType).length, items(companyType).length]
    await send(email, withCards(email, two))
    await settled(network, 2)
    const [again] = await imported(2)
    expect(again?.cards.map(({ state }) => state)).toEqual(['same', 'same'])
    expect([items(contactType).length, items(companyType).length]).toEqual(before)
  })

  it('of a sender whom nobody proved waits to be sorted out and is not answered', async () => {
    const { email } = employee()
    const sent = sink.letters.length
    await send(email, withCards(email, two, { proved: false }))
    const [letter] = await settled(network, 3)
    expect(letter?.outcome).toBe('quarantined')
    await jobsDone(network)
    expect(sink.letters).toHaveLength(sent)
  })

  it('asks about a person who may be there already, and does what is decided', async () => {
    const { email } = employee()
    const file = card(['N:Серова;Алла;;;', 'ORG:Новый дом', 'TEL:8 (900) 000-77-01', 'EMAIL:serova@dom.example'])
    await send(email, withCards(email, file))
    await settled(network, 4)
    const [asked] = await imported(3)
    const doubtful = asked?.cards[0]
    expect(doubtful?.state).toBe('doubtful')
    const known = items(contactType).find(({ lastName }) => lastName === 'Серова')
    const body = { action: 'link', contactId: known?.id }
    await callApi(network.appUrl, await signIn(network), 'POST', `/api/cards/${doubtful?.id}/decide`, body)
    const [decided] = await imported(3)
    expect(decided?.cards[0]?.state).toBe('updated')
    const linked = network.portal.state.items.of(contactType).get(known?.id ?? 0)
    expect(linked?.fm).toEqual(expect.arrayContaining([expect.objectContaining({ value: 'serova@dom.example' })]))
  })

  it('that added to a contact is taken back: what was added goes, what was there stays', async () => {
    const [one] = await cardsImported(network, 3)
    await callApi(network.appUrl, await signIn(network), 'POST', `/api/cards/imports/${one?.id}/undo`)
    await jobsDone(network)
    const known = items(contactType).find(({ lastName }) => lastName === 'Серова')
    const values = known ? multifieldsOf(known).map(({ value }) => value) : []
    expect(values).toEqual(['+7 900 000-77-01', 'a.serova@vetryak.example'])
    expect(items(companyType).map(({ title }) => title)).not.toContain('Новый дом')
  })

  it('is taken back by its import: what it made goes, what a person changed since stays', async () => {
    const { email } = employee()
    const file = [1, 2].map((at) => card([`N:Пробный;Олег ${at};;;`, `ORG:Проба ${at}`, `TEL:+7 900 000-78-0${at}`]))
    await send(email, withCards(email, file.join('')))
    await settled(network, 5)
    const [one] = await imported(4)
    const changed = items(contactType).find(({ name }) => name === 'Олег 2')
    await fetch(`${network.portal.url}/_portal/simulate/person-edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entityTypeId: contactType, id: changed?.id, fields: { post: 'Директор' }, userId: 1 }),
    })
    expect(network.portal.state.items.of(contactType).get(changed?.id ?? 0)?.post).toBe('Директор')
    await callApi(network.appUrl, await signIn(network), 'POST', `/api/cards/imports/${one?.id}/undo`)
    await jobsDone(network)
    expect(
      items(contactType)
        .filter(({ lastName }) => lastName === 'Пробный')
        .map(({ name }) => name),
    ).toEqual(['Олег 2'])
    expect(
      items(companyType)
        .map(({ title }) => title)
        .filter((title) => typeof title === 'string' && title.startsWith('Проба')),
    ).toEqual(['Проба 2'])
  })
})
