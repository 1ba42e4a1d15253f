import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Receiver, TestPortal } from '../../testing.ts'
import { aPortal, aReceiver, people } from '../../testing.ts'

let portal: TestPortal
let events: Receiver
beforeAll(async () => {
  portal = await aPortal()
  events = await aReceiver()
  for (const event of [
    'ONCRMLEADADD',
    'ONCRMLEADUPDATE',
    'ONVOXIMPLANTCALLINIT',
    'ONVOXIMPLANTCALLSTART',
    'ONVOXIMPLANTCALLEND',
  ])
    await portal.result('event.bind', { event, handler: events.url })
  await portal.door('POST', 'snapshot', { name: 'bound' })
})
afterAll(async () => {
  await events.stop()
  await portal.stop()
})
beforeEach(async () => {
  await portal.door('POST', 'events/idle')
  await portal.door('POST', 'restore', { name: 'bound' })
  events.received.length = 0
})

type Row = Record<string, unknown>
const lead = async (id: number): Promise<Row> =>
  (await portal.result<{ item: Row }>('crm.item.get', { entityTypeId: 1, id })).item
const heard = async (): Promise<(string | null)[]> => {
  await portal.door('POST', 'events/idle')
  return events.received.map((one) => one.get('event'))
}
const ringing = { USER_ID: people.agent, PHONE_NUMBER: '+7 900 111-22-33', TYPE: 2, CRM_CREATE: 1, SHOW: 0 }
const register = (params: Row = {}): Promise<Row> =>
  portal.result('telephony.externalCall.register', { ...ringing, LINE_NUMBER: '+74951180981', ...params })
const finish = (CALL_ID: unknown, params: Row = {}): Promise<Row> =>
  portal.result('telephony.externalCall.finish', { CALL_ID, USER_ID: people.salesHead, ...params })

// Bitrix24 docs: api-reference/telephony/telephony-external-call-register, telephony-external-call-finish.
test('a lead appears while the phone rings, and belongs to whoever finishes the call, as if they had changed it', async () => {
  const { CALL_ID, CRM_CREATED_LEAD: id } = await register()
  expect(await lead(Number(id))).toMatchObject({
    assignedById: people.agent,
    sourceId: 'CALL',
    sourceDescription: 'Звонок поступил на номер: +74951180981.',
  })
  const row = await finish(CALL_ID)
  expect(row).toMatchObject({ CALL_FAILED_CODE: '304', CRM_ENTITY_TYPE: 'LEAD', CRM_ENTITY_ID: id })
  expect(await lead(Number(id))).toMatchObject({ assignedById: people.salesHead, updatedBy: people.salesHead })
})

test('the event of the end comes after the lead has its new responsible and names no card', async () => {
  const { CALL_ID } = await register()
  await finish(CALL_ID)
  const names = await heard()
  expect(names).toHaveLength(5)
  expect(names).toEqual(expect.arrayContaining(['ONCRMLEADADD', 'ONVOXIMPLANTCALLINIT', 'ONVOXIMPLANTCALLSTART']))
  const end = events.received.find((one) => one.get('event') === 'ONVOXIMPLANTCALLEND')
  expect([end?.get('data[PORTAL_NUMBER]'), end?.get('data[CALL_FAILED_CODE]')]).toEqual(['+74951180981', '304'])
  expect([...(end?.keys() ?? [])].filter((key) => key.includes('CRM_ENTITY'))).toEqual([])
})

test('a missed call leaves an open activity of the person who finished it, a taken one a completed activity', async () => {
  const activity = async (id: unknown): Promise<Row> => portal.result('crm.activity.get', { id })
  const missed = await finish((await register()).CALL_ID)
  expect(await activity(missed.CRM_ACTIVITY_ID)).toMatchObject({
    COMPLETED: 'N',
    RESPONSIBLE_ID: String(people.salesHead),
    PROVIDER_ID: 'VOXIMPLANT_CALL',
    ORIGIN_ID: `VI_${String(missed.CALL_ID)}`,
  })
  const taken = await finish((await register({ PHONE_NUMBER: '+79001112244' })).CALL_ID, { DURATION: 20 })
  expect([taken.CALL_FAILED_CODE, (await activity(taken.CRM_ACTIVITY_ID)).COMPLETED]).toEqual(['200', 'Y'])
})

test('a known number gets no lead, and its card keeps its responsible', async () => {
  const fields = { name: 'Анна', assignedById: people.sales, fm: [{ typeId: 'PHONE', value: '8 (900) 111-22-33' }] }
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', { entityTypeId: 3, fields })
  const call = await register()
  expect(call).toMatchObject({ CRM_CREATED_LEAD: null, CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: item.id })
  await finish(call.CALL_ID)
  const known = await portal.result<{ item: Row }>('crm.item.get', { entityTypeId: 3, id: item.id })
  expect(known.item.assignedById).toBe(people.sales)
})

test('the same call within half an hour is the one there is, unless the operator numbers its calls', async () => {
  const first = await register()
  expect((await register()).CALL_ID).toBe(first.CALL_ID)
  expect((await register({ EXTERNAL_CALL_ID: 'a' })).CALL_ID).not.toBe(first.CALL_ID)
  await portal.door('POST', 'clock', { advanceMs: 31 * 60_000 })
  expect((await register()).CALL_ID).not.toBe(first.CALL_ID)
})

test('an inner number gets no lead', async () => {
  expect(await register({ PHONE_NUMBER: '115' })).toMatchObject({
    CRM_CREATED_LEAD: null,
    LEAD_CREATION_ERROR: 'Lead creation is disabled for local users',
  })
})

test.each([
  [{ USER_ID: undefined }, 'USER_ID or USER_PHONE_INNER should be set'],
  [{ USER_ID: people.dismissed }, 'User is not found or is not active'],
  [{ TYPE: 9 }, 'Unknown TYPE'],
  [{ CALL_START_DATE: 'noon' }, 'CALL_START_DATE should be in the ISO-8601 format'],
  [{ PHONE_NUMBER: 'hidden' }, 'Unsupported phone number format'],
])('%j is refused: %s', async (params, description) => {
  const { body } = await portal.call('telephony.externalCall.register', { ...ringing, ...params })
  expect(body.error_description).toBe(description)
})

test('a card is shown and hidden as long as the call lasts', async () => {
  const { CALL_ID } = await register()
  expect(await portal.result('telephony.externalCall.show', { CALL_ID, USER_ID: [people.agent] })).toBe(true)
  expect(await portal.result('telephony.externalCall.hide', { CALL_ID, USER_ID: people.agent })).toBe(true)
  await finish(CALL_ID)
  expect(await portal.result('telephony.externalCall.show', { CALL_ID })).toBe(false)
})

// Bitrix24 docs: api-reference/telephony/voximplant/voximplant-statistic-get.
test('the history of calls is found by call, code and time, and is not for everybody', async () => {
  const { CALL_ID } = await register()
  await finish(CALL_ID)
  await finish((await register({ PHONE_NUMBER: '+79001112244', LINE_NUMBER: '' })).CALL_ID, { DURATION: 20 })
  const rows = (FILTER: Row): Promise<Row[]> =>
    portal.result('voximplant.statistic.get', { FILTER, SORT: 'ID', ORDER: 'DESC' })
  expect(await rows({ CALL_ID })).toMatchObject([{ CRM_ENTITY_TYPE: 'LEAD', PORTAL_NUMBER: '+74951180981' }])
  expect(await rows({ CALL_FAILED_CODE: '304', '>CALL_START_DATE': '2020-01-01T00:00:00+03:00' })).toHaveLength(1)
  expect((await rows({})).map((one) => one.PORTAL_NUMBER)).toEqual([`REST_APP:${portal.app.id}`, '+74951180981'])
  expect((await portal.call('voximplant.statistic.get', {}, people.agent)).body.error).toBe('ACCESS_DENIED')
})

// Bitrix24 docs: api-reference/telephony/telephony-external-call-attach-record.
test('a recording comes with a finished call only, in the call or at an address of its own', async () => {
  const { CALL_ID } = await register()
  const attach = (params: Row): Promise<{ body: Row }> =>
    portal.call('telephony.externalCall.attachRecord', { CALL_ID, ...params })
  expect((await attach({ FILENAME: 'a.mp3', FILE_CONTENT: 'YQ==' })).body.error_description).toMatch(/not finished yet/)
  await finish(CALL_ID)
  expect((await attach({ FILENAME: 'a.txt', FILE_CONTENT: 'YQ==' })).body.error_description).toMatch(
    /Wrong file extension/,
  )
  expect((await attach({ FILENAME: 'a.mp3', FILE_CONTENT: 'YQ==' })).body.result).toEqual({
    FILE_ID: expect.any(Number),
  })
  const { uploadUrl, fieldName } = (await attach({ FILENAME: 'b.mp3' })).body.result as {
    uploadUrl: string
    fieldName: string
  }
  const form = new FormData()
  form.append(fieldName, new Blob(['b']), 'b.mp3')
  const sent = (await (await fetch(uploadUrl, { method: 'POST', body: form })).json()) as { result: Row }
  expect(sent.result).toEqual({ FILE_ID: expect.any(Number) })
})

test('an operator’s script names its line and takes the lead back when its time has come', async () => {
  const script = {
    phone: '+79001112255',
    ringUserId: people.agent,
    defaultUserId: people.otherAgent,
    sourceDescription: 'Звонок поступил на номер: МТС',
    fillAfterMs: 30_000,
    reassignAfterMs: 40_000,
  }
  const { leadId } = (await portal.door('POST', 'simulate/missed-call', script)) as { leadId: number }
  expect((await lead(leadId)).assignedById).toBe(people.agent)
  await portal.door('POST', 'clock', { advanceMs: 10_000 })
  expect(await lead(leadId)).toMatchObject({ assignedById: people.otherAgent, sourceDescription: null })
  await portal.door('POST', 'simulate/person-edit', {
    entityTypeId: 1,
    id: leadId,
    fields: { assignedById: people.sales },
  })
  await portal.door('POST', 'clock', { advanceMs: 21_000 })
  expect(await lead(leadId)).toMatchObject({ assignedById: people.sales, sourceDescription: script.sourceDescription })
  await portal.door('POST', 'clock', { advanceMs: 10_000 })
  expect((await lead(leadId)).assignedById).toBe(people.otherAgent)
})
