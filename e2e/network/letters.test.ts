import { beforeAll, describe, expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { sendSamples } from './sample-letters.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { aLetter, send, withAttachment } from './letters.ts'
import { advance, allDone, asked, countingRequests, eventsDone, quiet, settled, testNetwork } from './testing.ts'

describe.each([
  ['lead', 1],
  ['smart process', 1030],
])('letters with a %s as the request', (_, entityTypeId) => {
  const network = testNetwork({ entityTypeId })
  const items = () => network.portal.state.items.of(entityTypeId)
  // A portal that is new gets its first sweeps within two minutes: they are over before requests are counted.
  beforeAll(async () => {
    await advance(network, 121_000)
    await quiet(network)
    await allDone(network)
  }, 60_000)

  it('open and join requests, each within three REST requests', async () => {
    const before = items().size
    const token = await signIn(network)
    const { result, requests } = await countingRequests(network, async () => {
      await sendSamples(network.smtp, supportAddress)
      return settled(network, 4, { token })
    })
    expect(result.toReversed().map((letter) => letter.outcome)).toEqual(['created', 'joined', 'created', 'ignored'])
    expect(items().size - before).toBe(2)
    expect(result[2]?.request).toEqual(result[3]?.request)
    // Two new letters at three, one that joins at two, an automatic one at none.
    expect(requests, asked(requests)).toHaveLength(3 + 2 + 3)
  })

  it('cost no request more when the portal’s events overtake its answers', async () => {
    const token = await signIn(network)
    const { faults } = network.portal.state
    faults.add([{ match: { method: 'crm.item.add' }, kind: 'late-answer', delayMs: 2_500 }])
    const { requests } = await countingRequests(network, async () => {
      await send(network.smtp, aLetter({ subject: 'Портал отвечает не сразу' }))
      await settled(network, 5, { token })
      await eventsDone(network)
    })
    faults.clear()
    expect(requests, asked(requests)).toHaveLength(3)
  })

  it('stand in the timeline of the request and of the client', async () => {
    const [last] = await (async () => {
      await send(network.smtp, aLetter({ subject: 'Для ленты' }))
      return settled(network, 6)
    })()
    const activity = [...network.portal.state.activities.values()].find((one) => one.subject === 'Для ленты')
    expect(activity?.bindings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ entityTypeId, entityId: last?.request?.id }),
        expect.objectContaining({ entityTypeId: 3 }),
      ]),
    )
  })

  it('cost two more REST requests for an attachment past 10 MB, which lies on the disk and is linked', async () => {
    const token = await signIn(network)
    const { requests } = await countingRequests(network, async () => {
      await send(network.smtp, withAttachment('Большой чертёж', 'shema.pdf', 11 * 1024 * 1024))
      return settled(network, 7, { token })
    })
    expect(requests, asked(requests)).toHaveLength(3 + 2)
    const activity = [...network.portal.state.activities.values()].find((one) => one.subject === 'Большой чертёж')
    expect(activity?.description).toContain('shema.pdf</a>')
  }, 60_000)

  it('of one client open a request each, when they answer nothing', async () => {
    await Promise.all([
      send(network.smtp, aLetter({ subject: 'Одинаковая тема' })),
      send(network.smtp, aLetter({ subject: 'Re: Одинаковая тема' })),
    ])
    const [first, second] = await settled(network, 9)
    expect(first?.outcome).toBe('created')
    expect(second?.outcome).toBe('created')
    expect(first?.request?.id).not.toBe(second?.request?.id)
  })

  it('go to the person whom their mailbox names, where no rule names another, and say so', async () => {
    const token = await signIn(network)
    const { mailboxes } = (await callApi(network.appUrl, token, 'GET', '/api/mailboxes')) as {
      mailboxes: { id: number; address: string; revision: number }[]
    }
    const [{ id, ...settings } = { id: 0 }] = mailboxes
    await callApi(network.appUrl, token, 'PUT', `/api/mailboxes/${id}`, { ...settings, defaultUserId: 3 })
    await send(network.smtp, aLetter({ subject: 'Кому достанется' }))
    const [letter] = await settled(network, 10)
    expect(items().get(letter?.request?.id ?? 0)?.['assignedById']).toBe(3)
    expect(letter?.why.map(({ code }) => code)).toContain('mailbox.responsible')
  })
})
