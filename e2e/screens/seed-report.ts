import { callApi } from '../network/install-app.ts'
import { until } from '../network/letter-outcomes.ts'
import { signIn } from '../network/sign-in.ts'
import type { Network } from '../network/start-network.ts'
import { categoriesOf } from '../network/usual-rules.ts'
import { addItem, updateItem } from '../portal/entities/save.ts'
import { semanticsOf, stagesOf } from '../portal/entities/stages.ts'
import { LEAD } from '../portal/entities/type-ids.ts'
import { portalTime } from '../portal/wire/time.ts'

const hourMs = 3_600_000
const way = ['NEW', 'IN_PROCESS', 'WORK', 'WAIT_CLIENT', 'CONVERTED'] as const
/** Hours in the stages of the way, of a quick and of a slow request. */
const paces = [
  [0.3, 4, 6, 9],
  [1.2, 9, 14, 40],
  [2.5, 22, 26, 70],
] as const
const count = 48
const restMs = 6 * 60_000

interface Told {
  history: { whole: boolean }
  total: { stages: { count: number }[] }
}

/** Requests of two months on their way through the stages, read by the product; once a network. */
export async function seedReport(network: Network): Promise<void> {
  const { state } = network.portal
  const token = await signIn(network)
  const day = (ms: number) => portalTime(ms).slice(0, 10)
  const query = `from=${day(state.clock.now() - 60 * 24 * hourMs)}&to=${day(state.clock.now())}`
  const read = () => callApi(network.appUrl, token, 'GET', `/api/reports/stage-time?${query}`) as Promise<Told>
  const stays = ({ total }: Told) => total.stages.reduce((sum, one) => sum + one.count, 0)
  if (stays(await read()) > count) return
  const categories = [...categoriesOf(network).values()].map(Number)
  const made = Array.from({ length: count }, (_, at) => aRequest(network, at, categories))
  const [first] = made
  if (first !== undefined) updateItem(state, LEAD, first, { stageId: 'WORK' }, { userId: 1 })
  await state.events.idle()
  // The history of a quiet portal is read every five minutes.
  state.clock.advance(restMs)
  await until(read, (told) => told.history.whole && stays(told) > count, 60_000)
}

function aRequest({ portal: { state } }: Network, at: number, categories: readonly number[]): number {
  const pace = paces[at % paces.length] ?? paces[0]
  const steps = at % 4 === 0 ? 3 : way.length
  const begun = state.clock.now() - (56 - at) * 24 * hourMs - 9 * hourMs
  const due = portalTime(begun + (at % 3 === 2 ? 30 : 72) * hourMs)
  const own = { UF_CRM_PRD_CATEGORY: categories[at % categories.length], UF_CRM_PRD_RESOLVE_BY: due }
  const title = `Обращение ${at + 1}`
  const lead = addItem(state, LEAD, { title, assignedById: 2 + (at % 4), stageId: 'NEW', ...own }, { userId: 1 })
  const trail = state.stageTrails.get(`${LEAD}:${lead.id}`)
  const [entry] = trail?.entries ?? []
  if (!trail || !entry) throw new Error('a new request has no history')
  let when = begun
  trail.entries = way.slice(0, steps).map((stageId, step) => {
    const id = step === 0 ? entry.id : state.ids.next('stageHistory')
    const semantics = semanticsOf(stagesOf(state, LEAD, lead).find(({ statusId }) => statusId === stageId))
    const made = { ...entry, id, stageId, semantics, createdTime: portalTime(when) }
    when += (pace[step] ?? 0) * hourMs * (1 + (at % 5) / 5)
    return made
  })
  lead.stageId = way[steps - 1]
  return lead.id
}
