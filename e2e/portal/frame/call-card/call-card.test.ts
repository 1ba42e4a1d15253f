import type { Frame } from '@playwright/test'
import { expect, test } from 'vitest'
import '../client/slider.ts'
import { callCardsOf } from '../call-cards.ts'
import { heard, listen, nothingHeard, PATIENT, post, useFrameBrowser } from '../testing-browser.ts'
import { bindPlacement } from '../testing.ts'

const own = useFrameBrowser()

async function door(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${own.world.portalUrl}/_portal/frame/call-card${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  })
  return (await answer.json()) as Record<string, unknown>
}

const CALL = {
  userId: 2,
  callId: 'externalCall.1',
  phoneNumber: '+79990000001',
  lineNumber: 'reg1',
  crmEntityType: 'CONTACT',
  crmEntityId: 1,
  bindings: [{ type: 'DEAL', id: 5 }],
  direction: 'incoming',
  state: 'connected',
}

/** The tab of a call's card, on a page of the agent. */
async function openCard(call: object = {}): Promise<Frame> {
  bindPlacement(own.world, 'CALL_CARD', { title: 'Клиент' })
  await own.signIn(2)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/list/`)
  await door('POST', '', { ...CALL, ...call })
  return own.appFrame(own.page, '.call-card iframe.app-frame')
}

async function bindEvents(frame: Frame, ...events: string[]): Promise<void> {
  await listen(frame)
  for (const event of events)
    await post(frame, `placementBindEvent:${JSON.stringify({ event })}`, { callback: event.split('::')[1] ?? '' })
  await nothingHeard(frame)
}

test('the tab is told the call as texts, with the missing activity written out', async () => {
  await openCard()
  expect(JSON.parse(own.world.openings[0]?.body.get('PLACEMENT_OPTIONS') ?? '')).toEqual({
    CALL_ID: 'externalCall.1',
    PHONE_NUMBER: '+79990000001',
    LINE_NUMBER: 'reg1',
    LINE_NAME: 'reg1',
    CRM_ENTITY_TYPE: 'CONTACT',
    CRM_ENTITY_ID: '1',
    CRM_ACTIVITY_ID: 'undefined',
    CRM_BINDINGS: [{ ENTITY_TYPE: 'DEAL', ENTITY_ID: '5' }],
    CALL_DIRECTION: 'incoming',
    CALL_STATE: 'connected',
    CALL_LIST_MODE: 'false',
    URI: '/crm/contact/list/',
  })
})

test('getStatus answers with real types and without keys of what is unknown', async () => {
  const frame = await openCard({ phoneNumber: '' })
  expect(await frame.evaluate(() => window.b24.placement.call('getStatus'))).toEqual({
    CALL_ID: 'externalCall.1',
    LINE_NUMBER: 'reg1',
    LINE_NAME: '',
    CRM_ENTITY_TYPE: 'CONTACT',
    CRM_ENTITY_ID: 1,
    CRM_BINDINGS: [{ ENTITY_TYPE: 'DEAL', ENTITY_ID: 5 }],
    CALL_DIRECTION: 'incoming',
    CALL_STATE: 'connected',
    CALL_LIST_MODE: false,
  })
  expect(await frame.evaluate(() => window.b24.placement.getInterface())).toEqual({
    command: ['getStatus', 'disableAutoClose', 'enableAutoClose'],
    event: ['CallCard::EntityChanged', 'CallCard::BeforeClose', 'CallCard::CallStateChanged'],
  })
})

test('a changed state travels without its failedCode, and the same state twice is no change', async () => {
  const frame = await openCard({ state: 'connecting' })
  await frame.evaluate(() => window.b24.placement.call('disableAutoClose'))
  await bindEvents(frame, 'CallCard::CallStateChanged', 'CallCard::EntityChanged')
  await door('PATCH', '/externalCall.1', { state: 'connecting' })
  await door('PATCH', '/externalCall.1', { crmEntityType: 'COMPANY', crmEntityId: 17 })
  await door('PATCH', '/externalCall.1', { state: 'idle', failedCode: '486' })
  expect((await heard(frame, 3)).slice(1)).toEqual([
    'EntityChanged:{"PHONE_NUMBER":"+79990000001","CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":17}',
    'CallStateChanged:"idle"',
  ])
})

test('the library hands the event’s first argument to its callback', async () => {
  const frame = await openCard({ state: 'connecting' })
  await frame.evaluate(() =>
    window.b24.placement.bindEvent('CallCard::CallStateChanged', (state, extra) => {
      document.title = `${String(state)} ${String(extra)}`
    }),
  )
  await door('PATCH', '/externalCall.1', { state: 'connected' })
  await expect.poll(() => frame.title(), PATIENT).toBe('connected undefined')
})

test('the card closes with its call', async () => {
  await openCard()
  await door('PATCH', '/externalCall.1', { state: 'idle' })
  await own.page.locator('.call-card').waitFor({ state: 'detached' })
  await expect.poll(() => callCardsOf(own.world.state).of(2), PATIENT).toEqual([])
})

test('a card that may not close by itself says it would, waits 65 seconds, and says it again', async () => {
  const frame = await openCard()
  await own.page.clock.install()
  expect(await frame.evaluate(() => window.b24.placement.call('disableAutoClose'))).toEqual([])
  await bindEvents(frame, 'CallCard::BeforeClose')
  await door('PATCH', '/externalCall.1', { state: 'idle' })
  expect((await heard(frame, 2)).slice(1)).toEqual(['BeforeClose:'])
  await own.page.clock.fastForward(60_000)
  // The timer that runs begins again.
  await post(frame, 'disableAutoClose', { callback: 'again' })
  expect((await heard(frame, 3)).at(-1)).toBe('again:[]')
  await own.page.clock.fastForward(64_000)
  expect(await own.page.locator('.call-card').count()).toBe(1)
  await own.page.clock.fastForward(1_001)
  await own.page.locator('.call-card').waitFor({ state: 'detached' })
})

test('a comment that is being written keeps the card open', async () => {
  await openCard()
  await own.page.locator('.call-card summary').click()
  await own.page.getByLabel('Комментарий').fill('Перезвонить')
  await door('PATCH', '/externalCall.1', { state: 'idle' })
  await own.page.locator('.call-card[data-state=error]').waitFor()
  expect(await own.page.locator('.call-card').count()).toBe(1)
})

test('a handler bound while the page is open needs a new page; an open card comes back with it', async () => {
  bindPlacement(own.world, 'CALL_CARD', { title: 'Клиент' })
  await own.signIn(2)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/list/`)
  bindPlacement(own.world, 'CALL_CARD', { title: 'Заказы', path: '/orders' })
  await door('POST', '', CALL)
  await own.page.locator('.call-card').getByRole('tab', { name: 'Клиент' }).waitFor()
  expect(await own.page.locator('.call-card').getByRole('tab').count()).toBe(1)
  await own.page.reload()
  await own.page.locator('.call-card').getByRole('tab', { name: 'Заказы' }).click()
  await expect.poll(() => own.world.openings.at(-1)?.path, PATIENT).toBe('/orders')
})

test('somebody else’s call shows no card', async () => {
  bindPlacement(own.world, 'CALL_CARD', { title: 'Клиент' })
  await own.signIn(2)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/list/`)
  await door('POST', '', { ...CALL, userId: 1, callId: 'a' })
  await door('POST', '', CALL)
  await own.page.locator('.call-card').waitFor()
  expect(await own.page.locator('.call-card').count()).toBe(1)
})
