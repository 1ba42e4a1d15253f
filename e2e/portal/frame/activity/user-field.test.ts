import type { Frame } from '@playwright/test'
import { expect, test } from 'vitest'
import '../client/slider.ts'
import { heard, listen, PATIENT, post, useFrameBrowser } from '../testing-browser.ts'

const own = useFrameBrowser()
const NAME = 'UF_CRM_METER'

/** A contact's card with a field whose type the application brought; the field holds `value`. */
async function openCard(value: string): Promise<void> {
  const { state, app, appUrl } = own.world
  app.installed = true
  const code = `rest_${app.id}_meter`
  const type = {
    id: 1,
    clientId: app.clientId,
    userTypeId: 'meter',
    code,
    title: 'Счётчик',
    description: '',
    height: 90,
  }
  state.userFieldTypes.set(1, { ...type, handler: `${appUrl}/field` })
  const labels = { edit: { ru: 'Счётчик' }, column: {}, filter: {}, error: {}, help: {} }
  state.userfields.set(1, {
    id: 1,
    entityId: 'CRM_CONTACT',
    fieldName: 'UF_CRM_METER',
    userTypeId: code,
    xmlId: null,
    sort: 100,
    multiple: false,
    mandatory: false,
    showFilter: 'N',
    showInList: true,
    editInList: true,
    isSearchable: false,
    settings: {},
    labels,
    options: [],
  })
  state.items.of(3).put({ id: 1, name: 'Елена', lastName: 'Воронцова', assignedById: 1, [NAME]: value })
  await own.signIn(1)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/details/1/`)
}

async function edit(): Promise<Frame> {
  await own.page.locator(`[data-field=${NAME}]`).hover()
  await own.page.getByRole('button', { name: 'Изменить: Счётчик' }).click()
  return own.appFrame(own.page, '.field-edit iframe.app-frame')
}

test('the field’s frame is told the field and its record, and gets no token in the cloud', async () => {
  await openCard('A-17')
  const frame = await own.appFrame(own.page, '.user-field iframe.app-frame')
  const body = own.world.openings[0]?.body
  expect(JSON.parse(body?.get('PLACEMENT_OPTIONS') ?? '')).toEqual({
    MODE: 'view',
    ENTITY_ID: 'CRM_CONTACT',
    FIELD_NAME: 'UF_CRM_METER',
    ENTITY_VALUE_ID: '1',
    VALUE: 'A-17',
    MULTIPLE: 'N',
    MANDATORY: 'N',
    XML_ID: null,
    ENTITY_DATA: { entityTypeId: 3, entityId: '1', module: 'crm' },
    URI: '/crm/contact/details/1/',
  })
  expect([body?.get('PLACEMENT'), body?.has('AUTH_ID'), body?.has('member_id')]).toEqual([
    'USERFIELD_TYPE',
    false,
    true,
  ])
  expect(await frame.evaluate(() => window.b24.auth.getAuthData())).toBe(false)
  expect((await own.page.locator('.frame-slot--field').boundingBox())?.height).toBe(90)
})

test('an older portal gives the field’s frame its token', async () => {
  own.world.state.settings.edition = 'box'
  await openCard('A-17')
  const frame = await own.appFrame(own.page, '.user-field iframe.app-frame')
  expect(await frame.evaluate(() => window.b24.auth.getAuthData())).not.toBe(false)
})

test('setValue goes into the form and is kept when the person saves it', async () => {
  await openCard('A-17')
  const frame = await edit()
  expect(await frame.evaluate(() => window.b24.placement.options)).toMatchObject({ MODE: 'edit', VALUE: 'A-17' })
  expect(await frame.evaluate(() => window.b24.placement.call('getValue'))).toBe('A-17')
  expect(await frame.evaluate(() => window.b24.placement.setValue('B-4'))).toEqual([])
  expect(own.world.state.items.of(3).get(1)?.[NAME]).toBe('A-17')
  await own.page.locator('.field-edit button[type=submit]').click()
  await expect.poll(() => own.world.state.items.of(3).get(1)?.[NAME], PATIENT).toBe('B-4')
})

test('setValue takes any JSON value as it stands on the wire, and getValue gives it back', async () => {
  await openCard('A-17')
  const frame = await edit()
  await listen(frame)
  await post(frame, 'setValue:{"a":[1,2]}')
  await post(frame, 'getValue:{"isRawValue":false}', { callback: 'cb2' })
  expect(await heard(frame, 2)).toEqual(['cb1:[]', 'cb2:{"a":[1,2]}'])
  expect(await own.page.locator('[data-field-value]').inputValue()).toBe('{"a":[1,2]}')
})
