import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { productsOf } from './products.ts'
import { restCall } from './rest-call.ts'
import { signIn } from './sign-in.ts'
import { advance, asked, countingRequests, jobsDone, settled, testNetwork } from './testing.ts'

interface Found {
  letters: { id: number; request: { id: number } }[]
  total: number
}
interface Move {
  id: string
  state: string
  refused: string[]
  to: { id: number } | null
}

describe.each([
  ['lead', 1],
  ['smart process', 1030],
])('letters with a %s as the request', (_, entityTypeId) => {
  const network = testNetwork({ entityTypeId })
  const item = (id: number) => network.portal.state.items.of(entityTypeId).get(id)
  /** Subjects of the letters that the portal shows in a request. */
  const timeline = (id: number) =>
    [...network.portal.state.activities.values()]
      .filter((one) => one.ownerTypeId === entityTypeId && one.ownerId === id)
      .map(({ subject }) => subject)
      .toSorted()
  // The portal's quota fills again by its clock: the tests need not wait for it.
  beforeEach(() => advance(network, 30_000))

  let session: Promise<string> | undefined
  /** One session: each costs a request of the portal's quota. */
  const token = () => (session ??= signIn(network))
  const api = async (method: 'GET' | 'POST', path: string, body?: object) =>
    callApi(network.appUrl, await token(), method, path, body)
  /** Each look at a move asks the portal whether the person may still read both requests: one, when the work is done. */
  const ended = async (id: string) => {
    await jobsDone(network)
    return (await api('GET', `/api/moves/${id}`)) as Move
  }
  let total = 0
  async function take(subject: string, answers?: string) {
    const messageId = `<${randomUUID()}@zarechie.example>`
    const headers = answers ? [`In-Reply-To: ${answers}`] : []
    await send(network.smtp, aLetter({ subject, text: `Прошу: ${subject}.`, messageId, headers }))
    const letters = await settled(network, (total += 1), { token: await token() })
    const letter = letters.find((one) => one.subject === subject)
    return { messageId, id: letter?.id ?? 0, request: letter?.request?.id ?? 0 }
  }
  const move = async (body: object) => {
    const { id } = (await api('POST', '/api/moves', { key: randomUUID(), ...body })) as Move
    return ended(id)
  }

  it('a moved letter stands in the other request, its replies follow, and an undo takes all back', async () => {
    const [one, two] = [await take('Гидропривод'), await take('Насос')]
    const body = { kind: 'letters', letterIds: [one.id], andLater: false, target: two.request }
    const { result, requests } = await countingRequests(network, () => move(body))
    expect(result).toMatchObject({ state: 'done', refused: [] })
    // Both requests read by the person's right, the move itself, and looks at how it stands.
    const writes = requests.filter(
      (call) => JSON.stringify(call.params).includes('binding.move') || call.method.includes('binding.move'),
    )
    expect(writes).toHaveLength(1)
    expect([timeline(one.request), timeline(two.request)]).toEqual([[], ['Гидропривод', 'Насос']])
    const reply = await take('Re: Гидропривод', one.messageId)
    expect(reply.request).toBe(two.request)
    expect(await api('POST', `/api/moves/${result.id}/undo`)).toEqual({ followed: 1, made: null })
    expect(await ended(result.id)).toMatchObject({ state: 'undone', refused: [] })
    await until(
      () => Promise.resolve(timeline(one.request)),
      (subjects) => subjects.length === 2,
    )
    expect([timeline(one.request), timeline(two.request)]).toEqual([['Re: Гидропривод', 'Гидропривод'], ['Насос']])
    expect((await take('Re: Re: Гидропривод', reply.messageId)).request).toBe(one.request)
  })

  it('a merged request is closed with a link, and its replies go to the other', async () => {
    const [one, two] = [await take('Замок'), await take('Ключ')]
    const stage = item(one.request)?.stageId
    const merged = await move({ kind: 'merge', source: one.request, target: two.request })
    expect(merged).toMatchObject({ state: 'done', refused: [] })
    expect(timeline(two.request)).toEqual(['Замок', 'Ключ'])
    expect(item(one.request)?.stageId).not.toBe(stage)
    const comments = () => [...network.portal.state.comments.values()].map(({ comment }) => comment)
    expect(comments().filter((text) => text.includes(`/details/${two.request}/`))).toHaveLength(1)
    expect((await take('Re: Замок', one.messageId)).request).toBe(two.request)
    await api('POST', `/api/moves/${merged.id}/undo`)
    expect(await ended(merged.id)).toMatchObject({ state: 'undone', refused: [] })
    expect(item(one.request)?.stageId).toBe(stage)
    expect(comments().filter((text) => text.includes(`/details/${two.request}/`))).toEqual([])
  })

  it('a request’s products stand in its field and its product rows, and outlive their section', async () => {
    const { request } = await take('Выключатель')
    const products = productsOf(network, token)
    const { nodes } = await products.directory(({ revision }) => revision > 0)
    const { catalogSections, products: sold, productRows } = network.portal.state
    expect(nodes).toHaveLength(
      catalogSections.size + [...sold.values()].filter(({ values }) => values.type !== 4).length,
    )
    const [product, section, name] = nodes.find(([key, parent]) => key.startsWith('p') && parent !== null) ?? []
    if (!product || !section) throw new Error('the catalogue of the seed has no product in a section')
    const rows = () =>
      [...productRows.values()].filter((row) => row.ownerId === request && row.entityTypeId === entityTypeId)
    const field = () => Object.entries(item(request) ?? {}).find(([name]) => name.endsWith('PRD_PRODUCTS'))?.[1]
    const [first] = (await products.pick(request, [product, section])).picks
    expect(rows().map(({ productId, price, quantity }) => [`p${productId}`, price, quantity])).toEqual([
      [product, 0, 1],
    ])
    expect(JSON.stringify(field())).toContain(name)
    await restCall(network, 'catalog.section.delete', { id: Number(section.slice(1)) })
    await network.portal.state.events.idle()
    await advance(network, 61_000)
    await products.directory((directory) => !directory.nodes.some(([key]) => key === section))
    expect((await products.of(request)).picks.map(({ since }) => since?.code)).toEqual([
      'products.moved',
      'products.gone',
    ])
    await products.unpick(request, first?.id ?? '')
    expect(rows()).toEqual([])
  })

  it('a field of the ready set is made in the portal, and the form of a request fills it in', async () => {
    const one = await take('Реле')
    const { revision } = (await api('GET', '/api/request-fields')) as { revision: number }
    const apply = { codes: ['PRD_SERIAL'], cards: false, everyone: false, revision }
    await api('POST', '/api/request-fields/apply', apply)
    await jobsDone(network)
    const values = { PRD_SERIAL: ['АВ-77'] }
    await callApi(network.appUrl, await token(), 'PUT', `/api/requests/${one.request}/form`, {
      values,
      key: randomUUID(),
    })
    const held = Object.entries(item(one.request) ?? {}).find(([name]) => name.endsWith('PRD_SERIAL'))
    expect(held?.[1]).toEqual(['АВ-77'])
  })

  // What follows does not depend on the type of the request.
  if (entityTypeId !== 1) return

  it('a split makes one request of the same client', async () => {
    const one = await take('Лестница')
    const answer = await take('Re: Лестница, и ещё кабель', one.messageId)
    const split = await move({ kind: 'split', letterIds: [answer.id], andLater: false, title: 'Кабель' })
    expect(split).toMatchObject({ state: 'done', refused: [] })
    const made = split.to?.id ?? 0
    expect(item(made)).toMatchObject({ title: 'Кабель' })
    expect([timeline(one.request), timeline(made)]).toEqual([['Лестница'], ['Re: Лестница, и ещё кабель']])
  })

  it('a search shows letters of requests that the person may read, in one request to the portal', async () => {
    const one = await take('Трансформатор')
    const look = async (userId: number) => {
      const token = await signIn(network, userId)
      return countingRequests(network, () =>
        callApi(network.appUrl, token, 'GET', '/api/letters/search?text=трансформаторы'),
      )
    }
    const seen = await look(1)
    expect((seen.result as Found).letters).toMatchObject([{ request: { id: one.request } }])
    expect(seen.requests, asked(seen.requests)).toHaveLength(1)
    const stranger = [...network.portal.state.users.values()].find(({ role }) => role === 'none')?.id ?? 0
    expect((await look(stranger)).result as Found).toMatchObject({ letters: [], total: 0 })
  })

  it('a field that the portal requires refuses a new request in words that name it, and the same key makes it later', async () => {
    const must = { FIELD_NAME: 'MUST', USER_TYPE_ID: 'string', MANDATORY: 'Y', EDIT_FORM_LABEL: { ru: 'Нужное' } }
    await restCall(network, 'crm.lead.userfield.add', { fields: must }, 1)
    const { settings } = network.portal.state
    const body = { client: { kind: 'contact', id: 1 }, title: 'Реле', key: randomUUID() }
    settings.checkRequiredUserFields = true
    const refused = api('POST', '/api/requests', body).finally(() => (settings.checkRequiredUserFields = false))
    await expect(refused).rejects.toThrow(/Нужное/)
    const { id } = (await api('POST', '/api/requests', body)) as { id: number }
    expect(item(id)).toMatchObject({ title: 'Реле' })
  })
})
