import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, aReceiver, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

const card = { ENTITY_TYPE: 'lead', ENTITY_ID: 3 }
const comment = (more: Record<string, unknown> = {}) =>
  portal.result<number>('crm.timeline.comment.add', { fields: { ...card, COMMENT: 'Готово', ...more } })

test('a comment is written only by small-letter fields; FIELDS is not heard (crm-timeline-comment-add)', async () => {
  const loud = await portal.call('crm.timeline.comment.add', { FIELDS: { ...card, COMMENT: 'x' } })
  expect(loud.body).toMatchObject({ error: '100', error_description: expect.stringContaining('{fields}') })
  const empty = await portal.call('crm.timeline.comment.add', { fields: { ...card, COMMENT: '' } })
  expect(empty.body.error).toBe('INVALID_ARG_VALUE')
  const absent = await portal.call('crm.timeline.comment.add', { fields: { ...card, ENTITY_ID: 9999, COMMENT: 'x' } })
  expect(absent.body.error).toBe('OWNER_NOT_FOUND')
})

test('a comment is read with its files, changed and deleted; delete answers null', async () => {
  const id = await comment({ FILES: [['схема.png', 'aGk=']] })
  const shown = await portal.result<{ FILES: Record<string, object> }>('crm.timeline.comment.get', { id })
  expect(shown).toMatchObject({ ID: String(id), ENTITY_TYPE: 'lead', ENTITY_ID: '3', AUTHOR_ID: '1' })
  expect(Object.values(shown.FILES)).toMatchObject([{ type: 'image', name: 'схема.png', size: 2 }])
  expect(await portal.result('crm.timeline.comment.update', { id, fields: { COMMENT: 'Иначе', FILES: [] } })).toBe(id)
  expect(await portal.result('crm.timeline.comment.get', { id })).toMatchObject({ COMMENT: 'Иначе' })
  expect(await portal.result('crm.timeline.comment.delete', { id })).toBeNull()
  expect((await portal.call('crm.timeline.comment.get', { id })).body).toMatchObject({
    error: '',
    error_description: 'Not found.',
  })
})

test('comments raise events with their number at the top of data (on-crm-timeline-comment-add)', async () => {
  const receiver = await aReceiver()
  for (const verb of ['ADD', 'UPDATE', 'DELETE'])
    await portal.result('event.bind', { event: `ONCRMTIMELINECOMMENT${verb}`, handler: receiver.url })
  const id = await comment()
  await portal.result('crm.timeline.comment.update', { id, fields: { COMMENT: 'Иначе' } })
  await portal.result('crm.timeline.comment.delete', { id })
  await portal.state.events.idle()
  expect(receiver.received.map((one) => one.get('data[ID]'))).toEqual([String(id), String(id), String(id)])
  portal.state.eventHandlers.clear()
  await receiver.stop()
})

test('a bound comment shows in both cards and has to be deleted with an owner named (crm-timeline-comment-delete)', async () => {
  const id = await comment()
  const fields = { OWNER_ID: id, ENTITY_TYPE: 'company', ENTITY_ID: 1 }
  expect(await portal.result('crm.timeline.bindings.bind', { fields })).toBe(true)
  expect(await portal.result('crm.timeline.bindings.list', { filter: { OWNER_ID: id } })).toEqual([
    { OWNER_ID: String(id), ENTITY_ID: '3', ENTITY_TYPE: 'lead' },
    { OWNER_ID: String(id), ENTITY_ID: '1', ENTITY_TYPE: 'company' },
  ])
  const there = await portal.result('crm.timeline.comment.list', { filter: { ENTITY_TYPE: 'company', ENTITY_ID: 1 } })
  expect(there).toMatchObject([{ ID: String(id), ENTITY_TYPE: 'company' }])
  expect((await portal.call('crm.timeline.comment.delete', { id })).body.error).toBe('MULTIPLE_BINDINGS')
  await portal.result('crm.timeline.comment.delete', { id, ownerTypeId: 1, ownerId: 3 })
  expect(await portal.result('crm.timeline.comment.get', { id })).toMatchObject({ ENTITY_TYPE: 'company' })
  expect((await portal.call('crm.timeline.bindings.unbind', { fields: { ...fields, ENTITY_ID: 2 } })).status).toBe(400)
  expect(await portal.result('crm.timeline.bindings.unbind', { fields })).toBe(true)
})

test('a record cannot be bound to a smart process (crm-timeline-bindings-bind)', async () => {
  const fields = { OWNER_ID: await comment(), ENTITY_TYPE: 'dynamic_1030', ENTITY_ID: 1 }
  const { body } = await portal.call('crm.timeline.bindings.bind', { fields })
  expect(body).toMatchObject({ error: '', error_description: 'ENTITY_TYPE is not defined or invalid.' })
})

test('a record is pinned in a card it stands in (crm-timeline-item-pin)', async () => {
  const id = await comment()
  const place = { id, ownerTypeId: 1, ownerId: 3 }
  expect(await portal.result('crm.timeline.item.pin', place)).toBeNull()
  expect(portal.state.pinnedRecords.size).toBe(1)
  expect(await portal.result('crm.timeline.item.unpin', place)).toBeNull()
  expect(portal.state.pinnedRecords.size).toBe(0)
  expect((await portal.call('crm.timeline.item.pin', { ...place, ownerId: 2 })).body.error).toBe(
    'CAN_NOT_CHANGE_PINNED',
  )
  expect((await portal.call('crm.timeline.item.pin', { ...place, id: 9999 })).body.error).toBe('NOT_FOUND')
})

test('log messages come ten a page, newest first, and leave by the hand that wrote them (crm-timeline-logmessage-list)', async () => {
  const fields = { entityTypeId: 1, entityId: 4, title: 'Т', text: 'Текст', iconCode: 'info' }
  const ids: number[] = []
  for (let turn = 0; turn < 11; turn += 1) {
    const { logMessage } = await portal.result<{ logMessage: { id: number } }>('crm.timeline.logmessage.add', {
      fields,
    })
    ids.push(logMessage.id)
  }
  const { body } = await portal.call('crm.timeline.logmessage.list', { entityTypeId: 1, entityId: 4 })
  expect(body).toMatchObject({ total: 11, next: 10 })
  expect((body.result as { id: number }[])[0]?.id).toBe(ids.at(-1))
  const [id] = ids
  expect(await portal.result('crm.timeline.logmessage.get', { id })).toMatchObject({ logMessage: { authorId: 1 } })
  const message = portal.state.logMessages.get(id ?? 0)
  if (message) message.clientId = 'local.other.1'
  expect((await portal.call('crm.timeline.logmessage.delete', { id })).body.error).toBe('REMOVING_DISABLED')
  expect(await portal.result('crm.timeline.logmessage.delete', { id: ids[1] })).toBe(true)
  expect((await portal.call('crm.timeline.logmessage.get', { id: ids[1] })).body.error_description).toBe(
    `Timeline logmessage not found for id ${ids[1]}`,
  )
})

test('a note keeps who made it and who changed it last (crm-timeline-note-get)', async () => {
  const place = { ownerTypeId: 1, ownerId: 3, itemType: 1, itemId: await comment() }
  expect(await portal.result('crm.timeline.note.save', { ...place, text: 'Позвонить' })).toBe(true)
  await portal.result('crm.timeline.note.save', { ...place, text: 'Написать' }, people.agent)
  expect(await portal.result('crm.timeline.note.get', place)).toMatchObject({
    text: 'Написать',
    createdById: 1,
    updatedById: people.agent,
  })
  expect(await portal.result('crm.timeline.note.delete', place)).toBe(true)
  expect((await portal.call('crm.timeline.note.get', place)).body.error).toBe('NOT_FOUND')
  const alien = { ...place, itemType: 2, itemId: 9999, text: 'x' }
  expect((await portal.call('crm.timeline.note.save', alien)).body.error).toBe('NOT_FOUND')
})

test.each(['icon', 'logo'])(
  'crm.timeline.%s: own pictures beside the portal’s, kept by administrators',
  async (kind) => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]).toString('base64')
    const method = (verb: string) => `crm.timeline.${kind}.${verb}`
    expect(await portal.result(method('add'), { code: 'own', fileContent: png })).toMatchObject({
      [kind]: { code: 'own', isSystem: false },
    })
    expect((await portal.call(method('add'), { code: 'bad', fileContent: 'aGk=' })).body.error).toBe(
      'INVALID_ARG_VALUE',
    )
    expect((await portal.call(method('add'), { code: 'x', fileContent: png }, people.agent)).body.error).toBe(
      'ACCESS_DENIED',
    )
    const list = await portal.result<Record<string, { code: string; isSystem: boolean }[]>>(method('list'))
    expect(list[`${kind}s`]?.at(-1)).toMatchObject({ code: 'own' })
    expect(await portal.result(method('get'), { code: 'call' })).toMatchObject({
      [kind]: { isSystem: true, fileUri: '' },
    })
    expect(await portal.result(method('delete'), { code: 'own' })).toBe(true)
    expect((await portal.call(method('delete'), { code: 'call' })).body.error).toBe('NOT_FOUND')
  },
)

test('an application hangs its blocks on a comment, not on a log message (crm-timeline-layout-blocks-set)', async () => {
  const place = { entityTypeId: 1, entityId: 3, timelineId: await comment() }
  const layout = { blocks: { one: { type: 'text', properties: { value: 'Здравствуйте' } } } }
  expect(await portal.result('crm.timeline.layout.blocks.set', { ...place, layout })).toEqual({ success: true })
  expect(await portal.result('crm.timeline.layout.blocks.get', place)).toEqual({ layout })
  expect(await portal.result('crm.timeline.layout.blocks.delete', place)).toEqual({ success: true })
  expect((await portal.call('crm.timeline.layout.blocks.delete', place)).body.error).toBe('NOT_FOUND')
  const fields = { entityTypeId: 1, entityId: 3, title: 'Т', text: 'Т', iconCode: 'info' }
  const { logMessage } = await portal.result<{ logMessage: { id: number } }>('crm.timeline.logmessage.add', { fields })
  const onLog = await portal.call('crm.timeline.layout.blocks.set', { ...place, timelineId: logMessage.id, layout })
  expect(onLog.body.error).toBe('UNSUITABLE_TIMELINE_ITEM')
})

test('a person without the right to the card neither reads nor writes its timeline', async () => {
  const id = await comment()
  const get = await portal.call('crm.timeline.comment.get', { id }, people.noRights)
  expect(get.body.error_description).toBe('Access denied.')
  const list = await portal.call('crm.timeline.comment.list', { filter: card }, people.noRights)
  expect(list.status).toBe(400)
  const write = await portal.call('crm.timeline.comment.update', { id, fields: { COMMENT: 'x' } }, people.noRights)
  expect(write.body.error).toBe('ACCESS_DENIED')
})

test.each(['crm.timeline.comment.fields', 'crm.timeline.bindings.fields'])('%s knows ENTITY_ID', async (method) => {
  expect(await portal.result(method)).toMatchObject({ ENTITY_ID: { isImmutable: true } })
})
