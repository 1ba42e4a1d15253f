import { afterAll, beforeAll, expect, test } from 'vitest'
import { placementsAt } from '../apps/placements-at.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal({ scopes: ['crm', 'placement', 'task'] })
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
  ['a placement of a scope not given', { PLACEMENT: 'CALL_CARD' }, 'ERROR_PLACEMENT_NOT_FOUND'],
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
  expect(codes).not.toContain('CALL_CARD')
  expect(codes).not.toContain('CRM_CONTACT_ACTIVITY_TIMELINE_MENU')
})

test('options that a placement does not know are taken and forgotten', async () => {
  const kept = async (PLACEMENT: string, OPTIONS: object): Promise<unknown> => {
    const HANDLER = `http://127.0.0.1:1/options-${PLACEMENT}`
    await portal.result('placement.bind', { PLACEMENT, HANDLER, OPTIONS })
    const all = await portal.result<{ placement: string; handler: string; options: unknown }[]>('placement.get')
    await portal.result('placement.unbind', { PLACEMENT, HANDLER })
    return all.find((one) => one.handler === HANDLER)?.options
  }
  expect(await kept('CRM_DEAL_DETAIL_TAB', { useBuiltInInterface: 'Y' })).toEqual([])
  expect(await kept('CRM_DEAL_DETAIL_ACTIVITY', { useBuiltInInterface: 'Y', other: 1 })).toEqual({
    useBuiltInInterface: 'Y',
  })
  expect(await kept('TASK_VIEW_TAB', { groupId: '129,130' })).toEqual({ groupId: '129,130' })
  expect(await kept('TASK_VIEW_TOP_PANEL', { groupId: '129,130' })).toEqual([])
  expect(await kept('PAGE_BACKGROUND_WORKER', { errorHandlerUrl: 'http://a.example/', x: 1 })).toEqual({
    errorHandlerUrl: 'http://a.example/',
  })
})

test('the background worker is bound once for everybody and once for every person', async () => {
  const worker = { PLACEMENT: 'PAGE_BACKGROUND_WORKER', OPTIONS: { errorHandlerUrl: 'http://a.example/' } }
  const bind = async (path: string, extra = {}): Promise<unknown[]> => {
    const HANDLER = `http://127.0.0.1:1/${path}`
    const { status, body } = await portal.call('placement.bind', { ...worker, HANDLER, ...extra })
    return [status, body.error ?? body.result]
  }
  expect(await bind('w1')).toEqual([200, true])
  expect(await bind('w2')).toEqual([200, 'ERROR_PLACEMENT_MAX_COUNT'])
  expect(await bind('w2', { USER_ID: 2 })).toEqual([200, true])
  expect(await portal.result('placement.unbind', { PLACEMENT: worker.PLACEMENT, USER_ID: 2 })).toEqual({ count: 2 })
  expect(await portal.result('placement.unbind', { PLACEMENT: worker.PLACEMENT, HANDLER: '' })).toEqual({ count: 2 })
})

test('a missing name is told as the argument it is, in the body of a 200', async () => {
  const without = async (method: string, params: object): Promise<unknown[]> => {
    const { status, body } = await portal.call(method, { ...params })
    return [status, body.error, body['argument']]
  }
  expect(await without('placement.bind', {})).toEqual([200, 'ERROR_ARGUMENT', 'PLACEMENT'])
  expect(await without('placement.bind', { PLACEMENT: tab.PLACEMENT })).toEqual([200, 'ERROR_ARGUMENT', 'HANDLER'])
  expect(await without('placement.unbind', {})).toEqual([400, 'ERROR_ARGUMENT', 'PLACEMENT'])
  expect(await without('placement.unbind', { PLACEMENT: ['a'] })).toEqual([400, 'ERROR_ARGUMENT', 'PLACEMENT'])
})

test('only an administrator binds, only through an application', async () => {
  expect((await portal.call('placement.bind', tab, 2)).body.error).toBe('ACCESS_DENIED')
  const hook = await portal.door('POST', 'webhooks', { userId: 1, secret: 'placement-hook', scopes: ['placement'] })
  const answer = await fetch(`${(hook as { url: string }).url}placement.get`)
  expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([403, 'WRONG_AUTH_TYPE'])
})

test('unbinding removes and get shows what is left', async () => {
  expect(await portal.result('placement.unbind', { PLACEMENT: tab.PLACEMENT })).toEqual({ count: 2 })
  expect(await portal.result('placement.get')).toEqual([])
})
