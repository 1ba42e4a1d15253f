import type { Frame } from '@playwright/test'
import { expect, test } from 'vitest'
import '../client/slider.ts'
import { callCardsOf } from '../call-cards.ts'
import { recordOvertime } from '../worker-overtime.ts'
import { heard, listen, nothingHeard, PATIENT, post, silenceAfter, useFrameBrowser } from '../testing-browser.ts'
import { bindPlacement } from '../testing.ts'
import { WORKER_EVENTS, type UiState } from './names.ts'

const own = useFrameBrowser()
const NO_CARD = [{ result: 'error', errorCode: 'Call card is undefined' }]

async function openWorker(): Promise<Frame> {
  const options = { errorHandlerUrl: `${own.world.appUrl}/overtime` }
  bindPlacement(own.world, 'PAGE_BACKGROUND_WORKER', { options })
  await own.signIn(2)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/list/`)
  return own.appFrame(own.page, '#frame-parts iframe.app-frame')
}

function showCall(own_: { clientId?: string | null; callListMode?: boolean } = {}): void {
  callCardsOf(own.world.state).show({
    callId: 'call.1',
    userId: 2,
    clientId: own_.clientId === undefined ? own.world.app.clientId : own_.clientId,
    phoneNumber: '+79990000001',
    lineNumber: 'reg1',
    lineName: '',
    crmEntityType: '',
    crmEntityId: 0,
    crmActivityId: null,
    bindings: [],
    direction: 'incoming',
    state: 'idle',
    callListMode: own_.callListMode ?? false,
    clientName: 'Воронцова Елена',
  })
}

/** Binds every event of the card and shows the call; answers with what was told at its beginning. */
async function openCall(): Promise<Frame> {
  const frame = await openWorker()
  await listen(frame)
  for (const event of WORKER_EVENTS)
    await post(frame, `placementBindEvent:${JSON.stringify({ event })}`, { callback: event.split('::')[1] ?? '' })
  await nothingHeard(frame)
  showCall()
  await heard(frame, 2)
  return frame
}

function call(frame: Frame, command: string, params: Record<string, unknown> = {}): Promise<unknown> {
  return frame.evaluate(([name, given]) => window.b24.placement.call(name, given), [command, params] as [
    string,
    Record<string, unknown>,
  ])
}

const card = () => own.page.locator('.call-card')
const press = (name: string) => card().getByRole('button', { name, exact: true }).click()

test('the worker is out of sight on every page and knows the page it stands on', async () => {
  const frame = await openWorker()
  expect(JSON.parse(own.world.openings[0]?.body.get('PLACEMENT_OPTIONS') ?? '')).toEqual({
    ID: 'PAGE_BACKGROUND_WORKER',
    URI: '/crm/contact/list/',
  })
  expect(await own.page.locator('#frame-parts').isVisible()).toBe(false)
  const { command, event } = (await frame.evaluate(() => window.b24.placement.getInterface())) as Record<
    string,
    string[]
  >
  expect([command?.length, event?.length]).toEqual([9, 17])
})

test('a page in a slider has a worker of its own, and there the card is undefined', async () => {
  const frame = await openWorker()
  showCall()
  await card().waitFor()
  await post(frame, 'openPath:{"path":"/crm/contact/details/1/"}')
  const inner = await own.appFrame(await own.sliderFrame(), '#frame-parts iframe.app-frame')
  expect(await inner.evaluate(() => window.b24.placement.options)).toMatchObject({ ID: 'PAGE_BACKGROUND_WORKER' })
  expect(await call(inner, 'CallCardClose')).toEqual(NO_CARD)
})

test('a worker bound for one person is not loaded for another', async () => {
  bindPlacement(own.world, 'PAGE_BACKGROUND_WORKER', { userId: 1, options: { errorHandlerUrl: 'http://127.0.0.1:1/' } })
  await own.signIn(2)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/list/`)
  expect(await own.page.locator('[data-worker]').count()).toBe(0)
})

test('without a card every command but the list of states tells so', async () => {
  const frame = await openWorker()
  for (const command of ['CallCardSetMute', 'CallCardSetHold', 'CallCardSetUiState', 'CallCardSetCardTitle'])
    expect(await call(frame, command)).toEqual(NO_CARD)
  for (const command of ['CallCardSetStatusText', 'CallCardStartTimer', 'CallCardStopTimer', 'CallCardClose'])
    expect(await call(frame, command)).toEqual(NO_CARD)
  expect(await call(frame, 'CallCardGetListUiStates')).toHaveLength(12)
})

test('a call of the portal itself is out of the worker’s reach', async () => {
  const frame = await openWorker()
  await listen(frame)
  await post(frame, 'placementBindEvent:{"event":"BackgroundCallCard::initialized"}', { callback: 'init' })
  await nothingHeard(frame)
  showCall({ clientId: null })
  await card().waitFor()
  expect(await call(frame, 'CallCardSetCardTitle', { title: 'Чужой' })).toEqual(NO_CARD)
  expect((await heard(frame)).filter((line) => line.startsWith('init'))).toEqual([])
})

test('initialized brings the call with real types', async () => {
  const frame = await openCall()
  const lines = await heard(frame, 2)
  expect(JSON.parse(lines[1]?.slice('initialized:'.length) ?? '')).toEqual({
    CALL_ID: 'call.1',
    PHONE_NUMBER: '+79990000001',
    LINE_NUMBER: 'reg1',
    LINE_NAME: '',
    CRM_ENTITY_TYPE: '',
    CRM_ENTITY_ID: 0,
    CRM_BINDINGS: [],
    CALL_DIRECTION: 'incoming',
    CALL_STATE: 'idle',
    CALL_LIST_MODE: false,
  })
})

test('commands change the card and answer an empty list; the operator’s events do not come from them', async () => {
  const frame = await openCall()
  expect(await call(frame, 'CallCardSetUiState', { uiState: 'connected' })).toEqual([])
  expect(await call(frame, 'CallCardSetUiState', { uiState: 'flying' })).toEqual([
    { result: 'error', errorCode: 'Invalid ui state' },
  ])
  expect(await call(frame, 'CallCardSetMute', { muted: true })).toEqual([])
  expect(await call(frame, 'CallCardSetHold', { held: true })).toEqual([])
  expect(await call(frame, 'CallCardSetCardTitle', { title: 'Свой заголовок' })).toEqual([])
  expect(await call(frame, 'CallCardSetStatusText', { statusText: 'Ищем заказ' })).toEqual([])
  await card().getByRole('heading', { name: 'Свой заголовок' }).waitFor()
  await card().getByText('Ищем заказ').waitFor()
  expect(await card().getByRole('button', { name: 'Микрофон' }).getAttribute('aria-pressed')).toBe('true')
  expect((await heard(frame)).filter((line) => /^(mute|hold)/.test(line))).toEqual([])
  expect(await call(frame, 'CallCardClose')).toEqual([])
  await card().waitFor({ state: 'detached' })
  expect(await call(frame, 'CallCardSetMute', { muted: false })).toEqual(NO_CARD)
})

test('the timer counts from its first start, and its commands are not answered when they work', async () => {
  await own.page.clock.install()
  const frame = await openCall()
  await call(frame, 'CallCardSetUiState', { uiState: 'connected', disableAutoStartTimer: true })
  const timer = card().locator('time')
  await silenceAfter(frame, 'CallCardStartTimer')
  await own.page.clock.fastForward(65_000)
  await expect.poll(() => timer.textContent(), PATIENT).toBe('01:05')
  await silenceAfter(frame, 'CallCardStopTimer')
  await own.page.clock.fastForward(10_000)
  expect(await timer.textContent()).toBe('01:05')
  await silenceAfter(frame, 'CallCardStartTimer')
  await expect.poll(() => timer.textContent(), PATIENT).toBe('01:15')
})

test.each<[UiState, string, string]>([
  ['incoming', 'Ответить', 'answerButtonClick:'],
  ['transferIncoming', 'Пропустить', 'skipButtonClick:'],
  ['outgoing', 'Позвонить', 'makeCallButtonClick:'],
  ['connectingOutgoing', 'Завершить', 'hangupButtonClick:'],
  ['connected', 'Микрофон', 'muteButtonClick:true'],
  ['connected', 'Удержание', 'holdButtonClick:true'],
  ['transferring', 'Перенаправить', 'completeTransferButtonClick:'],
  ['transferFailed', 'Вернуться к звонку', 'cancelTransferButtonClick:'],
  ['moneyError', 'Уведомить администратора', 'notifyAdminButtonClick:'],
  ['error', 'Закрыть', 'closeButtonClick:'],
  ['redial', 'Перезвонить', 'makeCallButtonClick:'],
])('in the state %s a press of “%s” is told', async (uiState, button, line) => {
  const frame = await openCall()
  await call(frame, 'CallCardSetUiState', { uiState })
  await press(button)
  expect((await heard(frame, 4)).at(-1)).toBe(line)
})

test('a key, a mark, a colleague, a comment and the next client are told with what was chosen', async () => {
  const frame = await openWorker()
  await listen(frame)
  for (const event of WORKER_EVENTS)
    await post(frame, `placementBindEvent:${JSON.stringify({ event })}`, { callback: event.split('::')[1] ?? '' })
  showCall({ callListMode: true })
  await card().waitFor()
  await call(frame, 'CallCardSetUiState', { uiState: 'connected' })
  await press('Клавиатура')
  await press('8')
  await press('#')
  await press('Качество связи')
  await press('★ 5')
  await card().locator('summary').click()
  await own.page.getByLabel('Комментарий').fill('Перезвонить')
  await press('Сохранить')
  await press('Перевести')
  await own.page.getByRole('dialog').getByText('Марина Пробный').click()
  await own.page.getByRole('dialog').getByRole('button', { name: 'Выбрать' }).click()
  await press('Следующий')
  await expect
    .poll(async () => (await heard(frame)).filter((line) => !/^(initialized|[^:]*:\[\])/.test(line)), PATIENT)
    .toEqual([
      'dialpadButtonClick:"8"',
      'dialpadButtonClick:"#"',
      'qualityMeterClick:"5"',
      'addCommentButtonClick:"Перезвонить"',
      'transferButtonClick:{"phoneNumber":"+79990000001","target":"1"}',
      'nextButtonClick:',
    ])
})

test('a worker that is slow more than ten times a day loses its place, and its owner is told without tokens', async () => {
  const options = { errorHandlerUrl: `${own.world.appUrl}/overtime` }
  const placement = bindPlacement(own.world, 'PAGE_BACKGROUND_WORKER', { path: '/worker', options })
  for (let count = 0; count < 10; count += 1) recordOvertime(own.world.state, placement.id)
  expect(own.world.state.placements.has(placement.id)).toBe(true)
  await own.page.clock.install()
  const slow = Promise.withResolvers<void>()
  own.world.gate.wait = ({ path }) => (path === '/worker' ? slow.promise : undefined)
  await own.signIn(2)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/list/`, { waitUntil: 'domcontentloaded' })
  await expect.poll(() => own.world.openings.length, PATIENT).toBe(1)
  await own.page.clock.fastForward(5_001)
  slow.resolve()
  await expect.poll(() => own.world.openings.at(-1)?.path, PATIENT).toBe('/overtime')
  expect(own.world.state.placements.has(placement.id)).toBe(false)
  expect([...(own.world.openings.at(-1)?.body.keys() ?? [])]).toEqual(['error', 'error_description'])
  expect(own.world.openings.at(-1)?.body.get('error')).toBe('ERROR_PLACEMENT_LOADING_OVERTIME')
})

test('ten slow loadings a day are forgiven, and yesterday’s are forgotten', () => {
  const options = { errorHandlerUrl: 'http://127.0.0.1:1/' }
  const placement = bindPlacement(own.world, 'PAGE_BACKGROUND_WORKER', { options })
  for (let count = 0; count < 10; count += 1) recordOvertime(own.world.state, placement.id)
  own.world.state.clock.advance(24 * 60 * 60 * 1_000 + 1)
  recordOvertime(own.world.state, placement.id)
  expect(own.world.state.placements.has(placement.id)).toBe(true)
})
