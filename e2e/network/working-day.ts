import { addItem, updateItem } from '../portal/entities/save.ts'
import { stagesOf } from '../portal/entities/stages.ts'
import type { JournalRecord } from '../portal/journal.ts'
import { aLetter, send } from './letters.ts'
import { advance, allDone, jobsDone, lettersDone, type TestNetwork } from './testing.ts'

/** 500 letters in nine hours. */
const meanGapMs = (9 * 3_600_000) / 500
/** So long after the first the product looks at what events tell of. */
const gatherMs = 2_000
/** Requests that people work on while letters come; each is moved every five minutes at most, to and fro. */
const openRequests = 16

/** REST requests of the product, inner calls of batches apart. */
export interface RequestsOfDay {
  /** Of the letters themselves: client, request, timeline. */
  letters: number
  /** Looks at records that people changed, which serve every slice. */
  looks: number
  /** Sweep, queue of events, look at the own rights. */
  housekeeping: number
  /** Looks before a guarded write: none while the machine is quick enough for the look that came with the letter. */
  guards: number
  /** All others: category, responsible, deadline and times of stages. */
  rules: number
}

export interface Day {
  entityTypeId: number
  letters: number
  /** Subject and text of a letter by its number. */
  text(letter: number): string
}

interface Step {
  at: number
  act(): Promise<unknown>
}

/**
 * A part of a working day at the pace of 500 letters: the portal's clock goes from one thing that happens to the next. For each letter
 * that comes, a person moves two open requests to another stage.
 */
export async function workingDay(network: TestNetwork, day: Day): Promise<RequestsOfDay> {
  const steps = await stepsOf(network, day)
  const requests = new Map<number, JournalRecord[]>()
  const unsubscribe = network.portal.state.journal.subscribe((record) => {
    if (record.app !== '') requests.set(record.httpId, [...(requests.get(record.httpId) ?? []), record])
  })
  let now = 0
  for (const { at, act } of steps) {
    await advance(network, Math.max(0, at - now))
    await act()
    // Events of one moment are looked at together.
    await advance(network, gatherMs)
    now = Math.max(now, at) + gatherMs
    await allDone(network)
  }
  // What was left for later is read, and what waits for company sent.
  for (const _ of ['read', 'sent']) {
    await advance(network, 4 * 60_000)
    await allDone(network)
  }
  unsubscribe()
  return counted([...requests.values()])
}

async function stepsOf(network: TestNetwork, { entityTypeId, letters, text }: Day): Promise<Step[]> {
  const { state } = network.portal
  const known = await madeByHand(network, { entityTypeId, text })
  const [first, second] = stagesOf(state, entityTypeId, state.items.of(entityTypeId).get(known[0] ?? 0))
  const toAndFro = [second?.statusId, first?.statusId]
  let clock = 0
  return Array.from({ length: letters }, (_, letter) => {
    const from = `client-${letter}@zarechie.example`
    const raw = aLetter({ from, subject: text(letter), text: text(letter) })
    const arrival = {
      at: (clock += gapMs(letter)),
      async act() {
        await send(network.smtp, raw, from)
        await lettersDone(network)
        await jobsDone(network)
      },
    }
    const moved = [2 * letter, 2 * letter + 1].map((move, place) => ({
      at: clock + (place + 1) * 20_000,
      async act() {
        const stageId = toAndFro[Math.floor(move / openRequests) % toAndFro.length]
        updateItem(state, entityTypeId, known[move % openRequests] ?? 0, { stageId }, { userId: 1 })
        await state.events.idle()
      },
    }))
    return [arrival, ...moved]
  })
    .flat()
    .toSorted((a, b) => a.at - b.at)
}

/** Requests that were made by hand before the letters come, decided on by the rules. */
async function madeByHand(
  network: TestNetwork,
  { entityTypeId, text }: Pick<Day, 'entityTypeId' | 'text'>,
): Promise<number[]> {
  const { state } = network.portal
  // What was there before is known before anything is made.
  await advance(network, 11 * 60_000)
  await allDone(network)
  const made = Array.from(
    { length: openRequests },
    (_, at) => addItem(state, entityTypeId, { title: text(at) }, { userId: 1 }).id,
  )
  await state.events.idle()
  await advance(network, 70_000)
  await allDone(network)
  return made
}

/** Letters come as they do, close together and far apart: exponential gaps out of a fixed row of numbers. */
function gapMs(letter: number): number {
  const chance = ((letter * 7_919 + 104_729) % 1_000) / 1_000
  return Math.round(-Math.log(1 - chance) * meanGapMs)
}

function counted(requests: readonly (readonly JournalRecord[])[]): RequestsOfDay {
  const kinds = requests.map(kindOf)
  const count = (kind: keyof RequestsOfDay) => kinds.filter((one) => one === kind).length
  return {
    letters: count('letters'),
    looks: count('looks'),
    housekeeping: count('housekeeping'),
    guards: count('guards'),
    rules: count('rules'),
  }
}

function kindOf(calls: readonly JournalRecord[]): keyof RequestsOfDay {
  const has = (...methods: string[]) => calls.some(({ method }) => methods.includes(method))
  if (has('crm.item.add', 'crm.activity.add', 'crm.duplicate.findbycomm')) return 'letters'
  if (has('crm.item.update', 'crm.stagehistory.list')) return 'rules'
  if (has('server.time', 'event.offline.get', 'event.offline.clear', 'scope')) return 'housekeeping'
  if (has('profile') && has('crm.item.list')) return 'looks'
  return calls.every(({ method }) => method === 'batch' || method === 'crm.item.list') ? 'guards' : 'rules'
}
