import { afterEach, expect, test } from 'vitest'
import { registerApp } from '../portal/apps/register-app.ts'
import type { Portal } from '../portal/index.ts'
import { startPortal } from '../portal/index.ts'
import { seedLarge } from '../portal/seed/large.ts'
import { packSnapshot, restorePacked } from '../portal/store/packed-snapshot.ts'
import { addByBatch, addByImport } from './add-rows.ts'
import { elementsTouched } from './elements-touched.ts'
import { webhookClient } from './webhook-client.ts'

const portals: Portal[] = []
afterEach(() => Promise.all(portals.splice(0).map((one) => one.stop())))

async function aBox(): Promise<Portal> {
  const portal = await startPortal({ profile: 'box' })
  portals.push(portal)
  return portal
}

const clientOf = ({ state, url }: Portal) => {
  const hook = { id: state.ids.next('webhook'), userId: 1, secret: 'benchsecret', title: 'bench', scopes: ['crm'] }
  state.webhooks.set(hook.id, hook)
  return webhookClient(`${url}/rest/${hook.userId}/${hook.secret}/`)
}

/** An application that gathers added leads in an offline queue and takes nothing out of it. */
function queueOf({ state }: Portal): void {
  const { clientId } = registerApp(state, {
    title: 'Проба',
    menuTitle: 'Проба',
    handlerUrl: 'http://127.0.0.1:1/',
    installUrl: null,
    scopes: ['crm'],
    installedBy: 1,
  })
  const id = state.ids.next('eventHandler')
  const place = { handler: '', authType: 0, offline: true, connector: '', minTimeoutSeconds: 0 }
  state.eventHandlers.set(id, { id, clientId, event: 'ONCRMLEADADD', ...place })
}

/** What the work touches at 2n by what it touches at n. */
async function growth(n: number, work: (size: number) => Promise<number>): Promise<number> {
  const once = await work(n)
  expect(once).toBeGreaterThan(n)
  return (await work(2 * n)) / once
}

test('loading twice as much costs no more than 2.5 times', async () => {
  const load = async (leads: number): Promise<number> => {
    const { state } = await aBox()
    return elementsTouched(() => seedLarge(state, { leads, contacts: leads / 3, companies: leads / 15 }))
  }
  expect(await growth(15_000, load)).toBeLessThanOrEqual(2.5)
})

test.each([
  ['batches of crm.item.add', addByBatch],
  ['crm.item.batchImport', addByImport],
])('twice as many rows by %s cost no more than 2.5 times, the queue of their events included', async (_name, add) => {
  const work = async (rows: number): Promise<number> => {
    const portal = await aBox()
    const { state } = portal
    queueOf(portal)
    const before = state.items.of(1).size
    const spent = await elementsTouched(() => add(clientOf(portal), rows))
    expect([state.items.of(1).size - before, state.offlineEvents.size]).toEqual([rows, rows])
    return spent
  }
  expect(await growth(1_000, work)).toBeLessThanOrEqual(2.5)
})

test('a snapshot of twice as much costs no more than 2.5 times, and gives others their turn', async () => {
  const pack = async (leads: number): Promise<number> => {
    const { state } = await aBox()
    seedLarge(state, { leads, contacts: leads / 3, companies: leads / 15 })
    let turns = 0
    let going = true
    const beside = (): void => {
      turns += 1
      if (going) setImmediate(beside)
    }
    beside()
    const spent = await elementsTouched(async () => restorePacked(state, await packSnapshot(state)))
    going = false
    // A line holds five hundred records.
    expect(turns).toBeGreaterThan(leads / 500)
    return spent
  }
  expect(await growth(10_000, pack)).toBeLessThanOrEqual(2.5)
})
