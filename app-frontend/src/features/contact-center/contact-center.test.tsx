import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { aBackend, type Backend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import CenterCardView from './center-card-view.tsx'
import CenterSection from './center-section.tsx'

const id = '7f3c7a52-6f0e-4b1c-9d1a-0a3a35f4c001'
const key = {
  id,
  client: 'kc',
  name: 'КЦ',
  prefix: 'cc_abcdef',
  scopes: ['read'],
  networks: [],
  perMinute: 120,
  sandbox: false,
  expiresAt: null,
  lastUsedAt: null,
  lastIp: null,
  createdAt: '2026-11-22T09:00:00.000Z',
  state: 'live',
}
const call = {
  id,
  at: '2026-11-22T09:00:00.000Z',
  client: 'kc',
  keyName: 'КЦ',
  operation: 'contacts.update',
  state: 'failed',
  status: 503,
  error: 'portal.unavailable',
  ms: 12,
  sandbox: false,
  marks: ['contact:11'],
}
const change = {
  record: 'contact:11',
  path: '/crm/contact/details/11/',
  titles: { post: 'Должность' },
  before: { post: 'Инженер' },
  after: { post: 'Главный инженер', PHONE: ['+79002223344'] },
}
const hook = {
  id,
  client: 'kc',
  name: 'Сервер КЦ',
  url: 'https://kc.example.ru/hooks',
  events: ['deal.stageChanged'],
  enabled: true,
  createdAt: '2026-11-22T09:00:00.000Z',
  waiting: 0,
  dead: 1,
  lastDeliveredAt: null,
}
const delivery = {
  id,
  at: '2026-11-22T09:00:00.000Z',
  hookId: id,
  hookName: 'Сервер КЦ',
  type: 'deal.stageChanged',
  record: 'deal:12',
  state: 'dead',
  attempts: 10,
  status: 500,
  error: 'HTTP 500',
  ms: 30,
  dueAt: null,
}
const base = '/api/contact-center'

let backend: Backend
beforeEach(() => {
  backend = aBackend({
    [`GET ${base}/keys`]: () => json({ keys: [key], address: 'https://app.example/api/cc/v1/docs' }),
    [`POST ${base}/keys`]: () => json({ key, secret: 'cc_secret' }),
    [`GET ${base}/calls`]: () => json({ calls: [call], more: false }),
    [`GET ${base}/calls/${id}`]: () =>
      json({ ...call, input: { body: {} }, answer: null, attempts: 1, changes: [change], replayable: true }),
    [`POST ${base}/calls/${id}/replay`]: () => json({ done: true }),
    [`GET ${base}/hooks`]: () => json({ hooks: [hook] }),
    [`POST ${base}/hooks`]: () => json({ hook, secret: 'whsec_secret' }),
    [`GET ${base}/deliveries`]: () => json({ deliveries: [delivery], more: false }),
    [`GET ${base}/deliveries/${id}`]: () =>
      json({ ...delivery, url: hook.url, body: { type: 'x' }, replayable: true, hookEnabled: true }),
    [`POST ${base}/deliveries/${id}/replay`]: () => json({ done: true }),
  })
})
const open = async (tab: string) => {
  const user = userEvent.setup()
  renderScreen(<CenterSection />, { backend })
  await user.click(await screen.findByRole('tab', { name: tab }))
  return user
}

/** Fills in the form of a new key and sends it. */
async function issueKey() {
  const user = await open('Ключи')
  await user.click(await screen.findByRole('button', { name: 'Выпустить ключ' }))
  const form = screen.getByRole('dialog', { name: 'Новый ключ' })
  await user.type(within(form).getByRole('textbox', { name: 'Название' }), 'КЦ')
  await user.type(within(form).getByRole('textbox', { name: 'Код клиента' }), 'kc')
  await user.click(within(form).getByRole('button', { name: 'Выпустить ключ' }))
  return { user, form }
}

test('a key is issued for a client and shows its secret once', async () => {
  await issueKey()
  expect(await screen.findByText('cc_secret')).toBeTruthy()
  expect(backend.bodies).toMatchObject([{ client: 'kc', scopes: ['read', 'write', 'calls'], sandbox: false }])
})

test('a refusal of a key goes as soon as the form says something else', async () => {
  backend.on(`POST ${base}/keys`, () => fault(422))
  const { user, form } = await issueKey()
  expect(await within(form).findByRole('alert')).toBeTruthy()
  await user.type(within(form).getByRole('textbox', { name: /С каких адресов/ }), '203.0.113.7')
  expect(within(form).queryByRole('alert')).toBeNull()
})

test('a call shows what it changed by the portal’s names, and a failed one is done again', async () => {
  const user = await open('Журнал вызовов')
  await user.click(await screen.findByText('contacts.update'))
  const record = await screen.findByRole('region', { name: /^Контакт/ })
  expect(record.textContent).toContain('ДолжностьИнженер → Главный инженер')
  expect(record.textContent).toContain('Телефон+79002223344')
  expect(within(record).getByRole('link').getAttribute('href')).toContain('/crm/contact/details/11/')
  await user.click(screen.getByRole('button', { name: 'Повторить вызов' }))
  expect(backend.calls).toContain(`POST ${base}/calls/${id}/replay`)
})

test('a call that was done again says by itself how it ended', async () => {
  const lines = (state: string) => json({ calls: [{ ...call, state }], more: false })
  const user = await open('Журнал вызовов')
  await user.click(await screen.findByText('contacts.update'))
  backend.on(`GET ${base}/calls`, () => lines('queued'))
  await user.click(await screen.findByRole('button', { name: 'Повторить вызов' }))
  expect(await screen.findByText('Ждёт портал')).toBeTruthy()
  backend.on(`GET ${base}/calls`, () => lines('done'))
  expect(await screen.findByText('Сделано', undefined, { timeout: 5_000 })).toBeTruthy()
})

test('the journal says what calls were about in words, and shows refusals alone', async () => {
  const marks = ['contact:phone:+79002223344', 'company:inn:7707083893', 'deal:12', 'call:kc:talk-7', 'call:talk-7']
  backend.on(`GET ${base}/calls`, () => json({ calls: [{ ...call, marks }], more: false }))
  const user = await open('Журнал вызовов')
  expect(await screen.findByText('+79002223344, ИНН 7707083893, Сделка № 12, Звонок talk-7')).toBeTruthy()
  backend.on(`GET ${base}/calls`, (query) =>
    json({ calls: query.get('state') === 'failed' ? [] : [call], more: false }),
  )
  await user.click(screen.getByRole('radio', { name: 'Отказы' }))
  expect(await screen.findByText('Таких вызовов нет. Покажите все, чтобы увидеть остальные.')).toBeTruthy()
})

test.each([
  ['a head', ['audit.view'], ['Журнал вызовов']],
  ['an integrator', ['settings.edit'], ['Таблицы']],
  ['somebody who came by a link', [], ['Журнал вызовов']],
])('%s sees what their rights open, and does no failed call again', async (_, actions, tabs) => {
  backend.on('GET /api/permissions/mine', () => json({ roles: [], actions }))
  backend.on(`GET ${base}/maps`, () => fault(503))
  const user = { id: 6, name: 'Вера', isAdmin: false }
  const session = { token: 't', expiresAt: '2026-11-24T10:00:00.000Z', user }
  renderScreen(<CenterSection />, { backend, boot: aBoot({ session }) })
  await screen.findByRole('tab', { name: tabs[0] ?? '' })
  await vi.waitFor(() => expect(screen.getAllByRole('tab').map(({ textContent }) => textContent?.trim())).toEqual(tabs))
  if (tabs[0] !== 'Журнал вызовов') return
  await userEvent.click(await screen.findByText('contacts.update'))
  await screen.findByRole('region', { name: /^Контакт/ })
  expect(screen.queryByRole('button', { name: 'Повторить вызов' })).toBeNull()
})

test('an address is added with what it wants to hear of; its secret is shown once', async () => {
  const user = await open('Уведомления')
  await user.click(await screen.findByRole('button', { name: 'Добавить адрес' }))
  const form = screen.getByRole('dialog', { name: 'Новый адрес' })
  await user.type(within(form).getByRole('textbox', { name: 'Название' }), 'Сервер КЦ')
  await user.type(within(form).getByRole('textbox', { name: 'Код клиента' }), 'kc')
  await user.type(within(form).getByRole('textbox', { name: 'Адрес' }), hook.url)
  await user.click(within(form).getByRole('button', { name: 'Добавить адрес' }))
  expect(await screen.findByText('whsec_secret')).toBeTruthy()
  expect(backend.bodies).toEqual([
    { name: 'Сервер КЦ', client: 'kc', url: hook.url, events: ['deal.created', 'deal.stageChanged'] },
  ])
})

test('a message that did not arrive says why, and is sent again', async () => {
  const user = await open('Уведомления')
  expect(await screen.findByText('Не доставлено: 1')).toBeTruthy()
  await user.click(await screen.findByText('deal.stageChanged'))
  await user.click(await screen.findByRole('button', { name: 'Отправить снова' }))
  expect(backend.calls).toContain(`POST ${base}/deliveries/${id}/replay`)
})

test.each([
  [null, 'ENOTFOUND', 'Имя сервера не найдено', 'ENOTFOUND'],
  [null, 'ECONNREFUSED', 'Соединение не принято', 'ECONNREFUSED'],
  [null, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'Сертификат не подходит', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [null, 'UND_ERR_CONNECT_TIMEOUT', 'Нет ответа вовремя', 'UND_ERR_CONNECT_TIMEOUT'],
  [null, 'TimeoutError', 'Нет ответа вовремя', 'TimeoutError'],
  [null, 'EODD', 'Соединиться не удалось', 'EODD'],
  [503, 'HTTP 503', 'Ошибка на сервере', '503'],
  [404, 'HTTP 404', 'По адресу ничего нет', '404'],
  [302, 'HTTP 302', 'Отсылает на другой адрес', '302'],
])('a message that met %s %s says «%s», the code beside it', async (status, error, words, code) => {
  const met = { ...delivery, status, error }
  backend.on(`GET ${base}/deliveries`, () => json({ deliveries: [met], more: false }))
  backend.on(`GET ${base}/deliveries/${id}`, () =>
    json({ ...met, url: hook.url, body: {}, replayable: true, hookEnabled: true }),
  )
  const user = await open('Уведомления')
  await user.click(await screen.findByText(words))
  expect(await screen.findByText(code)).toBeTruthy()
})

test('a message to an address that is off says why it cannot be sent again, and what to do', async () => {
  const off = { ...delivery, status: null, error: 'off' }
  backend.on(`GET ${base}/deliveries/${id}`, () =>
    json({ ...off, url: hook.url, body: {}, replayable: false, hookEnabled: false }),
  )
  const user = await open('Уведомления')
  await user.click(await screen.findByText('deal.stageChanged'))
  expect(await screen.findByText(/Адрес выключен: на него ничего не отправляется. Включите его/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Отправить снова' })).toBeNull()
})

test('a portal that does not answer is told of, and asked again on demand', async () => {
  backend.on(`GET ${base}/hooks`, () => fault(503))
  await open('Уведомления')
  expect(await screen.findByRole('button', { name: /Повторить/ })).toBeTruthy()
})

const version = { id, sizeBytes: 2_048, at: call.at, client: 'kc', operator: '1203' }
const card = {
  files: [
    {
      name: 'заявление.pdf',
      versions: [
        { ...version, version: 2, replaces: 1, reason: 'Исправлена сумма' },
        { ...version, id: id.replace('1', '2'), version: 1, replaces: null, operator: '', reason: '' },
      ],
    },
  ],
  changes: [{ ...change, id, at: call.at, operation: 'deals.update', client: 'kc', operator: '1203', channel: 'site' }],
  more: false,
}

test('a deal’s card says which version of a file replaced which, by whom and why, and gives it out', async () => {
  backend.on(`GET ${base}/card/deal/12`, () => json(card))
  const user = userEvent.setup()
  renderScreen(<CenterCardView />, {
    backend,
    boot: aBoot({ view: 'center-history', record: { kind: 'deal', id: 12 } }),
  })
  const [newest, oldest] = within(await screen.findByRole('region', { name: 'заявление.pdf' })).getAllByRole('listitem')
  expect(newest?.textContent).toContain('Версия 2Действуетвместо версии 1Исправлена сумма')
  expect(newest?.textContent).toContain('оператор 1203')
  expect(oldest?.textContent).not.toContain('Действует')
  const changes = screen.getByRole('region', { name: 'Что сделал контакт-центр' })
  expect(changes.textContent).toContain('Изменение сделки')
  expect(changes.textContent).toContain('оператор 1203 · с сайта')
  expect(changes.textContent).toContain('ДолжностьИнженер → Главный инженер')
  await user.click(screen.getByRole('button', { name: 'Скачать заявление.pdf, версия 2' }))
  expect(backend.calls).toContain(`GET ${base}/card/deal/12/files/${id}`)
})

test('a card tells a file’s version in words, after what was done to the record itself', async () => {
  const after = { reason: 'Исправлена сумма', 'смета.xlsx': 'v2', title: 'Субсидия' }
  const [one] = card.changes
  const told = { ...one, titles: { title: 'Название' }, before: { 'смета.xlsx': 'v1', title: '' }, after }
  backend.on(`GET ${base}/card/deal/12`, () => json({ ...card, files: [], changes: [told] }))
  renderScreen(<CenterCardView />, { backend, boot: aBoot({ record: { kind: 'deal', id: 12 } }) })
  const changes = await screen.findByRole('region', { name: 'Что сделал контакт-центр' })
  expect(changes.textContent).toContain('Название— → Субсидиясмета.xlsxверсия 1 → версия 2ПричинаИсправлена сумма')
})

test('a call by a sandbox key says that it wrote nothing, and names no number of what it pretended to make', async () => {
  const tried = { ...call, sandbox: true, state: 'done', operation: 'deals.create', marks: ['phone:+79001112233'] }
  const made = { ...change, record: 'deal:0', path: null }
  const joined = { ...change, record: 'company:4', before: { contactIds: [9] }, after: { contactIds: [9, 0] } }
  backend.on(`GET ${base}/calls`, () => json({ calls: [tried], more: false }))
  backend.on(`GET ${base}/calls/${id}`, () =>
    json({ ...tried, input: {}, answer: null, attempts: 0, changes: [made, joined], replayable: false }),
  )
  const user = await open('Журнал вызовов')
  expect(await screen.findByText('Песочница')).toBeTruthy()
  expect(screen.getByText('+79001112233')).toBeTruthy()
  await user.click(await screen.findByText('deals.create'))
  expect(await screen.findByText(/в портал ничего не записано/)).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Сделка' })).toBeTruthy()
  expect(screen.getByText('9 → 9, новый контакт')).toBeTruthy()
})

test.each([
  ['site', 'с сайта'],
  ['email', 'по почте'],
  ['phone', 'по телефону'],
])('an appeal by the channel %s came «%s»', async (channel, words) => {
  const [one] = card.changes
  backend.on(`GET ${base}/card/deal/12`, () => json({ ...card, files: [], changes: [{ ...one, channel }] }))
  renderScreen(<CenterCardView />, { backend, boot: aBoot({ record: { kind: 'deal', id: 12 } }) })
  expect(await screen.findByText(`оператор 1203 · ${words}`)).toBeTruthy()
})

test('a card that the contact centre never touched says so', async () => {
  backend.on(`GET ${base}/card/company/3`, () => json({ files: [], changes: [], more: false }))
  renderScreen(<CenterCardView />, { backend, boot: aBoot({ record: { kind: 'company', id: 3 } }) })
  expect(await screen.findByText('Контакт-центр эту карточку не менял')).toBeTruthy()
})
