import { cast, type CallWorld } from '../testing.ts'

/** What is done to one lead, and what has to come of it. */
export interface CallCase {
  id: number
  endsAt: number
  /** When the portal knows the line; null: never. */
  toldAt: number | null
  manager: number
  /** Whoever a person gave the lead to; null: no person touched it. */
  person: number | null
  personAt: number | null
  /** Times that the operator takes the lead back after the rule has given it. */
  takes: number
  eventsLost: boolean
}

/** Reproducible: the same seed, the same calls. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const spellings = [
  (line: string) => `Звонок поступил на номер: ${line}.`,
  (line: string) => `Звонок поступил на номер: ${line.replace('+7', '8')}`,
  (line: string) => `на номер ${line.replace(/^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/, '8 ($1) $2-$3-$4')} доб. 3`,
  (line: string) => `Линия ${line.slice(2)}`,
]
export const lineOf = (manager: number): string => `+7495118098${manager}`

/** Puts one missed call into the world: ring, end, a field that is filled late or never, an operator and people who reassign. */
export function aCall(world: CallWorld, id: number, ringAt: number, chance: () => number): CallCase {
  const manager = cast.managers[Math.floor(chance() * cast.managers.length)] ?? 1
  const eventsLost = chance() < 0.25
  const direct = chance() < 0.3
  const endsAt = ringAt + 3_000 + Math.floor(chance() * 25_000)
  const fillAt = chance() < 0.15 ? null : endsAt + Math.floor(chance() * 120_000)
  const personAt = chance() < 0.25 ? endsAt + 1_000 + Math.floor(chance() * 400_000) : null
  const takes = chance() < 0.2 ? 1 + Math.floor(chance() * 4) : 0
  const lead = { id, createdAt: new Date(ringAt), assignedById: cast.ringing, updatedBy: cast.ringing, stageId: 'NEW' }
  const event = (): Promise<void> | void => (eventsLost ? undefined : world.look([id]))
  const edit = (fields: object): Promise<void> | void => {
    Object.assign(world.leads.get(id) ?? {}, fields)
    return event()
  }
  world.later(ringAt, () => {
    world.leads.set(id, { ...lead, sourceDescription: '' })
    return event()
  })
  world.later(endsAt, async () => {
    await edit({ assignedById: cast.operator, updatedBy: cast.operator })
    world.history.push(historyRow(world.history.length + 1, id, ringAt, direct ? lineOf(manager) : 'REST_APP:'))
    if (!eventsLost) world.callEnded()
  })
  const words = spellings[Math.floor(chance() * spellings.length)] ?? String
  if (fillAt !== null) world.later(fillAt, () => edit({ sourceDescription: words(lineOf(manager)) }))
  if (personAt !== null) world.later(personAt, () => edit({ assignedById: cast.person, updatedBy: cast.head }))
  for (let turn = 0; turn < takes; turn += 1)
    world.later(endsAt + 60_000 + turn * 45_000, () => operatorTakes(world, id, edit))
  const toldAt = direct ? endsAt : fillAt
  return { id, endsAt, toldAt, manager, person: personAt === null ? null : cast.person, personAt, takes, eventsLost }
}

/** The operator's script puts its own employee back, unless a person has the lead. */
function operatorTakes(
  world: CallWorld,
  id: number,
  edit: (fields: object) => Promise<void> | void,
): Promise<void> | void {
  const lead = world.leads.get(id)
  if (lead && cast.managers.some((one) => one === lead.assignedById))
    return edit({ assignedById: cast.operator, updatedBy: cast.operator })
}

const historyRow = (ID: number, lead: number, startedAt: number, line: string): Record<string, unknown> => ({
  ID: String(ID),
  CALL_ID: `call.${lead}`,
  PHONE_NUMBER: `+7900${String(lead).padStart(7, '0')}`,
  PORTAL_NUMBER: line,
  PORTAL_USER_ID: String(cast.operator),
  CALL_START_DATE: new Date(startedAt).toISOString(),
  CALL_TYPE: '2',
  CALL_FAILED_CODE: '304',
  CRM_ENTITY_TYPE: 'LEAD',
  CRM_ENTITY_ID: String(lead),
})
