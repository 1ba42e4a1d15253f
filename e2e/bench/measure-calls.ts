import { callApi, openPage } from '../network/install-app.ts'
import { ownDatabase } from '../network/own-database.ts'
import { startNetwork } from '../network/start-network.ts'
import { seedLarge } from '../portal/seed/large.ts'
import { createRandom } from '../portal/seed/random.ts'

export interface CallFigures {
  rings: number
  /** From the portal's opening of the panel to its answer, without the browser, ms; sorted. */
  times: number[]
  /** Of them the answer alone. */
  looks: number[]
  /** HTTP requests to the portal of the ring that cost most, the opening of the panel included. */
  mostRequests: number
}

const agent = 7
const contactTypeId = 3
/** Somebody rings so often, by the portal's clock: the cloud's limits are those of two requests a second. */
const pauseMs = 4_000

/** Requests that look numbers and their records up; the sweep of the product asks for pages beside them. */
const isOfRing = (params: unknown): boolean => /findbycomm|(?:@|%40)id/.test(JSON.stringify(params) ?? '')

/** Rings of random clients at the product, beside a portal of 100 000 contacts with the limits of the cloud. */
export async function measureCalls(rings: number): Promise<CallFigures> {
  const database = await ownDatabase()
  const network = await startNetwork({ databaseUrl: database.url, moreScopes: ['telephony'] })
  try {
    const { state } = network.portal
    seedLarge(state, { leads: 20_000, contacts: 100_000, companies: 20_000 })
    const ids = [...state.items.of(contactTypeId).rows.keys()]
    const random = createRandom(7)
    const figures: CallFigures = { rings, times: [], looks: [], mostRequests: 0 }
    for (let ring = 0; ring <= rings; ring += 1) {
      const contact = state.items.of(contactTypeId).get(ids[random.below(ids.length)] ?? 0)
      const numbers = (contact?.fm ?? []) as unknown as { typeId: string; value: string }[]
      const phone = numbers.find(({ typeId }) => typeId === 'PHONE')?.value
      const seen = state.journal.read().at(-1)?.seq ?? 0
      const startedAt = performance.now()
      const options = { CALL_ID: `bench.${ring}`, PHONE_NUMBER: phone, CALL_DIRECTION: 'incoming' }
      const { boot } = await openPage(
        state,
        `${network.appUrl}/p/call-card`,
        network.clientId,
        agent,
        options,
        'CALL_CARD',
      )
      const openedAt = performance.now()
      const body = { callId: `bench.${ring}`, phone, direction: 'incoming', companies: [] }
      const look = await callApi(network.appUrl, boot.session?.token ?? '', 'POST', '/api/call-card/look', body)
      if ((look as { colour: string }).colour !== 'yellow') throw new Error(`ring ${ring}: ${JSON.stringify(look)}`)
      // The first one reads the people of the portal.
      if (ring > 0) {
        figures.times.push(performance.now() - startedAt)
        figures.looks.push(performance.now() - openedAt)
        const asked = state.journal.read(seen).filter(({ inBatch, params }) => !inBatch && isOfRing(params)).length
        figures.mostRequests = Math.max(figures.mostRequests, asked)
      }
      state.clock.advance(pauseMs)
    }
    for (const list of [figures.times, figures.looks]) list.sort((a, b) => a - b)
    return figures
  } finally {
    await network.stop()
    await database.stop()
  }
}
