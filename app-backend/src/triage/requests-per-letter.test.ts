import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { figure } from '../platform/testing/figure.ts'
import { anOutbox, playedLeads } from '../portal/writes/testing.ts'
import { aTriage } from './testing.ts'
import { triageRequest } from './triage-request.ts'

const database = testDatabase()
const letters = process.env['PORYADOK_LONG'] ? 500 : 40

/** A portal of requests that letters have just opened, and the rules with the real outbox. */
async function aDay() {
  const clock = createClock()
  const at = await aTriage(database, clock)
  const leads = playedLeads(clock)
  const outbox = anOutbox(at.deps.db, clock, leads.portal)
  const { portalId } = at.place
  at.words.now = {
    letterId: 1,
    subject: 'Щит',
    body: 'Не включается щит',
    receivedAt: clock.now(),
    from: null,
    createdBy: null,
  }
  at.deps.ruleSets.apply = async (tx, { writes, kind }, { run }) => {
    if (run) await outbox.writes.plan(tx, { ...run, rule: kind }, writes)
  }
  async function open(id: number) {
    leads.items.set(id, { id, assignedById: 1 })
    const lists = { companyIds: [], contactIds: [], watched: {} }
    const row = { portalId, entityTypeId: 1, entityId: id, title: 'Щит', assignedById: 1, stageId: 'NEW' }
    await database.prisma.recordSnapshot.create({ data: { ...row, ...lists, seenAt: clock.now() } })
    await at.within(() => triageRequest(at.deps, portalId, id))
  }
  const send = () => at.within(() => outbox.work(portalId))
  return { at, leads, open, send }
}

it('costs a letter that comes alone two requests: one look at its three fields, one write of them', async () => {
  const { at, leads, open, send } = await aDay()
  for (let id = 1; id <= 3; id += 1) {
    await open(id)
    await send()
  }
  await at.stop()
  expect(leads.requests.map((methods) => methods.join(' '))).toEqual(
    Array.from({ length: 3 }, () => ['crm.item.list', 'crm.item.update crm.item.update crm.item.update']).flat(),
  )
  expect(leads.items.get(1)).toMatchObject({ UF_CRM_PRD_CATEGORY: '7', assignedById: '2' })
})

it('costs letters that come together a small part of a request each', async () => {
  const { at, leads, open, send } = await aDay()
  for (let id = 1; id <= letters; id += 1) await open(id)
  await send()
  await at.stop()
  // 50 writes a request, three of a letter, and a look before each.
  expect(leads.requests.length).toBeLessThanOrEqual(2 * Math.ceil((3 * letters) / 50) + 2)
  expect(leads.written).toHaveLength(3 * letters)
  figure(
    `REST requests for category, responsible and deadline of ${letters} letters at once`,
    leads.requests.length,
    '',
  )
})
