import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

let portal: TestPortal
let place: { IBLOCK_TYPE_ID: string; IBLOCK_ID: number }
beforeAll(async () => {
  portal = await aPortal({ differences: ['lists.element.update params.ELEMENT_ID'] })
  const list = { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'tools', FIELDS: { NAME: 'Инструмент' } }
  place = { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: await portal.result<number>('lists.add', list) }
})
afterAll(() => portal.stop())

const field = (fields: object): Promise<string> =>
  portal.result<string>('lists.field.add', { ...place, FIELDS: fields })

test('a list is found by code, once made, and only the administrator makes it', async () => {
  const again = { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'tools', FIELDS: { NAME: 'Второй' } }
  expect((await portal.call('lists.add', again)).body.error).toBe('ERROR_IBLOCK_ALREADY_EXISTS')
  expect((await portal.call('lists.add', { ...again, IBLOCK_CODE: 'x' }, people.agent)).body.error).toBe(
    'ACCESS_DENIED',
  )
  expect(await portal.result('lists.get', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'tools' })).toMatchObject([
    { NAME: 'Инструмент' },
  ])
  expect(await portal.result('lists.get.iblock.type.id', { IBLOCK_ID: place.IBLOCK_ID })).toBe('lists')
  expect((await portal.call('lists.get')).body.error).toBe('ERROR_REQUIRED_PARAMETERS_MISSING')
  expect(await portal.result('lists.update', { ...place, FIELDS: { DESCRIPTION: 'Что где лежит' } })).toBe(true)
})

test('an update writes an element anew: what is not given is cleared (Bitrix24 docs: api-reference/lists/elements/lists-element-update)', async () => {
  const who = await field({ NAME: 'У кого', TYPE: 'S:employee', CODE: 'WHO', MULTIPLE: 'Y' })
  const note = await field({ NAME: 'Примечание', TYPE: 'S', CODE: 'NOTE' })
  const fields = { NAME: 'Пресс', [who]: ['1', '2'], [note]: 'новый' }
  const element = { ...place, ELEMENT_CODE: 'press' }
  const id = await portal.result<number>('lists.element.add', { ...element, FIELDS: fields }, people.agent)
  const read = async (): Promise<Record<string, unknown> | undefined> =>
    (await portal.result<Record<string, unknown>[]>('lists.element.get', { ...place, ELEMENT_ID: id }))[0]
  expect(Object.values((await read())?.[who] as object)).toEqual(['1', '2'])
  expect((await portal.call('lists.element.add', { ...element, FIELDS: fields })).body.error).toBe(
    'ERROR_ELEMENT_ALREADY_EXISTS',
  )
  await portal.result('lists.element.update', { ...element, FIELDS: { NAME: 'Пресс-клещи' } })
  expect(await read()).not.toHaveProperty(note)
  expect(await portal.result('lists.element.get', { ...place, FILTER: { NAME: '%клещи%' } })).toHaveLength(1)
  expect(await portal.result('lists.element.delete', { ...place, ELEMENT_ID: id })).toBe(true)
})

test('a file comes with its content, never as a number', async () => {
  const scan = await field({ NAME: 'Скан', TYPE: 'F', CODE: 'SCAN' })
  const element = { ...place, ELEMENT_CODE: 'scan', FIELDS: { NAME: 'Скан', [scan]: '12' } }
  expect((await portal.call('lists.element.add', element)).body.error).toBe('ERROR_ELEMENT_FIELD_VALUE')
  const content = ['скан.txt', Buffer.from('текст').toString('base64')]
  const ELEMENT_ID = await portal.result<number>('lists.element.add', {
    ...element,
    FIELDS: { NAME: 'Скан', [scan]: content },
  })
  const urls = await portal.result<string[]>('lists.element.get.file.url', {
    ...place,
    ELEMENT_ID,
    FIELD_ID: scan.replace('PROPERTY_', ''),
  })
  expect(urls[0]).toMatch(new RegExp(`/company/lists/${place.IBLOCK_ID}/file/0/${ELEMENT_ID}/${scan}/`))
})

test('values of a field keep their numbers', async () => {
  expect(
    (await portal.call('lists.field.add', { ...place, FIELDS: { NAME: 'Без кода', TYPE: 'L' } })).body
      .error_description,
  ).toBe('Please fill the code fields')
  const state = await field({ NAME: 'Состояние', TYPE: 'L', CODE: 'STATE', LIST: { 1: { VALUE: 'Цел', SORT: 10 } } })
  const values = async (): Promise<Record<string, string>> =>
    (
      await portal.result<{ L: { DISPLAY_VALUES_FORM: Record<string, string> } }>('lists.field.get', {
        ...place,
        FIELD_ID: state,
      })
    ).L.DISPLAY_VALUES_FORM
  const before = await values()
  await portal.result('lists.field.update', { ...place, FIELD_ID: state, FIELDS: { LIST_TEXT_VALUES: 'Сломан' } })
  expect(await values()).toMatchObject(before)
  expect(Object.values(await values())).toEqual(['Цел', 'Сломан'])
  expect(await portal.result('lists.field.type.get', place)).toMatchObject({ 'S:ECrm': 'Привязка к элементам CRM' })
  expect(await portal.result('lists.field.delete', { ...place, FIELD_ID: state })).toBe(true)
  expect(await portal.result('lists.field.get', { ...place, FIELD_ID: state })).toEqual([])
})

test('sections nest, and what lies in a deleted one goes with it', async () => {
  const top = await portal.result<number>('lists.section.add', {
    ...place,
    SECTION_CODE: 'top',
    FIELDS: { NAME: 'Цех' },
  })
  await portal.result('lists.section.add', {
    ...place,
    SECTION_CODE: 'low',
    IBLOCK_SECTION_ID: top,
    FIELDS: { NAME: 'Полка' },
  })
  expect(await portal.result('lists.section.get', { ...place, FILTER: { CODE: 'low' } })).toMatchObject([
    { DEPTH_LEVEL: '2', IBLOCK_SECTION_ID: String(top) },
  ])
  expect(await portal.result('lists.section.update', { ...place, SECTION_ID: top, FIELDS: { NAME: 'Участок' } })).toBe(
    true,
  )
  expect((await portal.call('lists.section.delete', { ...place, SECTION_ID: top }, people.agent)).body.error).toBe(
    'ACCESS_DENIED',
  )
  expect(await portal.result('lists.section.delete', { ...place, SECTION_ID: top })).toBe(true)
  expect(await portal.result('lists.section.get', place)).toEqual([])
})

test('a list of a group is of its people', async () => {
  const [group] = [...portal.state.groups.keys()]
  const own = { IBLOCK_TYPE_ID: 'lists_socnet', IBLOCK_CODE: 'g', SOCNET_GROUP_ID: group, FIELDS: { NAME: 'Группы' } }
  const IBLOCK_ID = await portal.result<number>('lists.add', own, people.agent)
  const ask = { IBLOCK_TYPE_ID: 'lists_socnet', IBLOCK_ID }
  expect((await portal.call('lists.get', ask, people.sales)).body.error).toBe('ACCESS_DENIED')
  expect(await portal.result('lists.delete', ask)).toBe(true)
})
