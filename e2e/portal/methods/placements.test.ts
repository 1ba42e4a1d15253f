import { afterAll, beforeAll, expect, test } from 'vitest'
import { placementsAt } from '../apps/placements-at.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

const tab = {
  PLACEMENT: 'CRM_CONTACT_DETAIL_TAB',
  HANDLER: 'http://127.0.0.1:1/tab',
  LANG_ALL: { ru: { TITLE: 'Запросы' }, en: { TITLE: 'Requests' } },
}

test('a tab is bound once and shown in the reader’s language', async () => {
  expect(await portal.result('placement.bind', tab)).toBe(true)
  expect((await portal.call('placement.bind', tab)).body.error_description).toBe(
    'Unable to set placement handler: Handler already binded',
  )
  const admin = portal.state.users.get(1)
  if (!admin) throw new Error('no administrator')
  const titles = (lang: 'ru' | 'en'): string[] =>
    placementsAt(portal.state, tab.PLACEMENT, { ...admin, lang }).map((one) => one.title)
  expect([titles('ru'), titles('en')]).toEqual([['Запросы'], ['Requests']])
  portal.app.installed = false
  expect(titles('ru')).toEqual([])
  portal.app.installed = true
})

test.each([
  ['an unknown placement', { PLACEMENT: 'NOWHERE' }, 'ERROR_PLACEMENT_NOT_FOUND'],
  ['the main page', { PLACEMENT: 'DEFAULT' }, 'ERROR_PLACEMENT_NOT_FOUND'],
  ['a placement of a scope not given', { PLACEMENT: 'TASK_VIEW_TAB' }, 'ERROR_PLACEMENT_NOT_FOUND'],
  ['a host without a dot', { HANDLER: 'http://localhost:1/' }, 'ERROR_WRONG_HANDLER_URL'],
  ['a person where there is no such mode', { USER_ID: 2 }, 'ERROR_PLACEMENT_USER_MODE'],
])('%s is refused', async (_what, change, code) =>
  expect((await portal.call('placement.bind', { ...tab, ...change })).body.error).toBe(code),
)

test('the background worker without its error address is refused with status 200', async () => {
  const { status, body } = await portal.call('placement.bind', {
    PLACEMENT: 'PAGE_BACKGROUND_WORKER',
    HANDLER: 'http://127.0.0.1:1/w',
  })
  expect([status, body.error]).toEqual([200, 'EMPTY_ERROR_HANDLER_URL'])
})

test('the list follows scopes and smart processes', async () => {
  const codes = await portal.result<string[]>('placement.list')
  expect(codes).toContain('CRM_DYNAMIC_1030_DETAIL_TAB')
  expect(codes).not.toContain('TASK_VIEW_TAB')
  expect(codes).not.toContain('CRM_CONTACT_ACTIVITY_TIMELINE_MENU')
})

test('unbinding removes and get shows what is left', async () => {
  expect(await portal.result('placement.unbind', { PLACEMENT: tab.PLACEMENT })).toEqual({ count: 1 })
  expect(await portal.result('placement.get')).toEqual([])
})
