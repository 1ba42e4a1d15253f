import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFile } from '../store/files.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

const content = Buffer.from('Схема щита').toString('base64')

async function status(fileId: number, userId: number): Promise<number> {
  const { accessToken } = portal.state.tokens.mint(portal.app.clientId, userId)
  const address = `${portal.url}/rest/crm.controller.item.getFile/?auth=${accessToken}&fileId=${fileId}`
  return (await fetch(address)).status
}

test('a contact’s photo is open to whoever may read the contact', async () => {
  const fields = { name: 'Фото', photo: ['ф.png', content], assignedById: people.salesHead }
  const { item } = await portal.result<{ item: { photo: { id: number } } }>('crm.item.add', { entityTypeId: 3, fields })
  expect(await status(item.photo.id, people.agent)).toBe(200)
  expect(await status(item.photo.id, people.noRights)).toBe(403)
  expect(await status(item.photo.id, people.sales)).toBe(403)
})

test('a file of a user field is open to whoever may read the item', async () => {
  await portal.result('crm.lead.userfield.add', {
    fields: { FIELD_NAME: 'SCHEME', USER_TYPE_ID: 'file', EDIT_FORM_LABEL: 'Схема' },
  })
  const fields = { title: 'Со схемой', UF_CRM_SCHEME: ['схема.pdf', content] }
  const params = { entityTypeId: 1, fields, useOriginalUfNames: 'Y' }
  const { item } = await portal.result<{ item: { UF_CRM_SCHEME: { id: number } } }>('crm.item.add', params)
  expect(await status(item.UF_CRM_SCHEME.id, people.agent)).toBe(200)
  expect(await status(item.UF_CRM_SCHEME.id, people.noRights)).toBe(403)
})

test('a file of a comment is open to whoever may read its card', async () => {
  const comment = { ENTITY_TYPE: 'lead', ENTITY_ID: 1, COMMENT: 'Схема', FILES: [['схема.pdf', content]] }
  const id = await portal.result<number>('crm.timeline.comment.add', { fields: comment })
  const fileId = portal.state.comments.get(id)?.fileIds[0] ?? 0
  expect(await status(fileId, people.agent)).toBe(200)
  expect(await status(fileId, people.noRights)).toBe(403)
})

test('a file that belongs to several things is open by any of them, one that belongs to none is not guarded', async () => {
  const file = addFile(portal.state, 'акт.pdf', Buffer.from('акт'))
  expect(await status(file.id, people.sales)).toBe(200)
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1,
    fields: { title: 'Свой', assignedById: people.sales },
  })
  const letter = { TYPE_ID: 4, SUBJECT: 'Письмо', RESPONSIBLE_ID: 1 }
  const add = (leadId: number) =>
    portal.result<number>('crm.activity.add', {
      fields: {
        ...letter,
        OWNER_TYPE_ID: 1,
        OWNER_ID: leadId,
        COMMUNICATIONS: [{ VALUE: 'a@zarechie.example', ENTITY_TYPE_ID: 1, ENTITY_ID: leadId }],
      },
    })
  portal.state.activities.get(await add(1))?.fileIds.push(file.id)
  expect(await status(file.id, people.sales)).toBe(403)
  portal.state.activities.get(await add(item.id))?.fileIds.push(file.id)
  expect(await status(file.id, people.sales)).toBe(200)
})
