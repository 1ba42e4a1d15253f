import type { FrameLocator, Page } from '@playwright/test'
import { callApi } from '../network/install-app.ts'
import { signIn } from '../network/sign-in.ts'
import type { Network } from '../network/start-network.ts'
import { appFrame } from '../journeys/journey.ts'
import { openSection, type Screen, type World } from './screen.ts'

const section = /^(Контакт-центр|Contact centre)$/
const everything = ['read', 'write', 'calls']
const keys = [
  { client: 'kc-main', name: 'Основной контакт-центр', scopes: everything, perMinute: 6_000 },
  { client: 'site', name: 'Формы сайта', scopes: ['write'], networks: ['203.0.113.0/24'], days: 365 },
  { client: 'kc-main', name: 'Пробы разработчика', scopes: everything, sandbox: true },
]
const maps = {
  topics: [
    { topic: 'Субсидии', categoryId: 0, stageId: 'PREPARATION' },
    { topic: 'Консультация', categoryId: 0, stageId: '' },
  ],
  operators: [
    { operator: '1203', userId: 3 },
    { operator: 'petrova', userId: 2 },
  ],
  fields: [{ kind: 'deal', name: 'Сумма заявки', field: 'opportunity', merge: 'overwrite' }],
}

// Nobody answers there: the trial messages show how that looks.
const hooks = [
  { client: 'kc-main', name: 'Сервер контакт-центра', events: ['deal.created', 'deal.stageChanged', 'call.finished'] },
  { client: 'site', name: 'Личный кабинет', events: ['deal.stageChanged'] },
].map((hook) => ({ ...hook, url: `https://${hook.client}.invalid/hooks` }))

/** Keys, tables, addresses and calls, once for each portal. */
const seeded = new WeakSet<Network>()
/** The deal of the appeal that the calls tell of. */
const deals = new WeakMap<Network, number>()
/** The secret of the sandbox key. */
const sandboxes = new WeakMap<Network, string>()
async function seed({ network }: World): Promise<void> {
  if (seeded.has(network)) return
  seeded.add(network)
  const token = await signIn(network)
  const own = (method: string, path: string, body?: object) =>
    callApi(network.appUrl, token, method, `/api/contact-center${path}`, body)
  const made: string[] = []
  for (const key of keys) made.push(((await own('POST', '/keys', key)) as { secret: string }).secret)
  const { revision } = (await own('GET', '/maps')) as { revision: number }
  await own('PUT', '/maps', { maps, revision })
  sandboxes.set(network, made[2] ?? '')
  const cc = (method: string, path: string, body?: object | string, key = made[0]): Promise<Response> => {
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json'
    return fetch(`${network.appUrl}/api/cc/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': type } : {}) },
      ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    })
  }
  await cc('GET', '/contacts?phone=89050002101')
  const taken = await cc('POST', '/intake', {
    channel: 'site',
    contact: { lastName: 'Ильина', firstName: 'Ольга', phones: ['+7 900 222-33-44'] },
    company: { title: 'ООО «Берег»', inn: '7707083893' },
    deal: { topic: 'Субсидии', title: 'Субсидия на оборудование', externalId: 'form-118' },
  })
  const { deal } = (await taken.json()) as { deal: { id: number } }
  deals.set(network, deal.id)
  const file = (name: string, text: string, reason = '') =>
    cc('PUT', `/deals/${deal.id}/files?${new URLSearchParams({ name, operator: '1203', reason })}`, text)
  await file('заявление.pdf', '%PDF-1.7 сумма 1 200 000')
  await file('заявление.pdf', '%PDF-1.7 сумма 1 500 000', 'Клиент исправил сумму')
  await file('смета.xlsx', 'PK смета')
  await cc('PATCH', `/deals/${deal.id}`, {
    stageId: 'PREPARATION',
    amount: 1_500_000,
    operator: 'petrova',
    channel: 'phone',
  })
  await cc('POST', '/deals', { topic: 'Кредиты', title: 'Кредит' })
  await cc('POST', '/deals', { topic: 'Субсидии', title: 'Проба' }, made[2])
  for (const hook of hooks) {
    const { hook: added } = (await own('POST', '/hooks', hook)) as { hook: { id: string } }
    await own('POST', `/hooks/${added.id}/ping`)
  }
}

async function open(page: Page, world: World, tab: RegExp): Promise<FrameLocator> {
  await seed(world)
  const app = await openSection(page, world, section)
  await app.getByRole('tab', { name: tab }).click()
  return app
}

/** The tab of a card: what the contact centre did there. */
async function openCard(page: Page, world: World, path: string): Promise<FrameLocator> {
  await page.goto(`${world.network.portal.url}${path}`)
  await page.getByRole('tab', { name: section }).click()
  const app = appFrame(page)
  await app.getByRole('heading', { name: /^(Что сделал контакт-центр|What the contact centre did)$/ }).waitFor()
  return app
}

const journal = /^(Журнал вызовов|Calls journal)$/

/** The contact centre: who may call, what its words mean, what it called for. */
export const centerScreens: readonly Screen[] = [
  {
    name: 'center-keys',
    open: async (page, world) => {
      const app = await open(page, world, /^(Ключи|Keys)$/)
      await app.getByText('Формы сайта').waitFor()
    },
  },
  {
    name: 'center-key-form',
    open: async (page, world) => {
      const app = await open(page, world, /^(Ключи|Keys)$/)
      await app
        .getByRole('button', { name: /^(Выпустить ключ|Issue a key)$/ })
        .first()
        .click()
      await app.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  {
    name: 'center-maps',
    open: async (page, world) => {
      const app = await open(page, world, /^(Таблицы|Tables)$/)
      await app.getByRole('textbox').first().waitFor()
    },
  },
  {
    name: 'center-hooks',
    open: async (page, world) => {
      const app = await open(page, world, /^(Уведомления|Webhooks)$/)
      await app.getByRole('row', { name: /ping/ }).first().getByRole('gridcell').nth(1).click()
      await app.getByText('"ping"').waitFor()
    },
  },
  {
    name: 'center-journal',
    open: async (page, world) => {
      const app = await open(page, world, journal)
      await app
        .getByRole('row', { name: /intake/ })
        .getByRole('gridcell')
        .nth(1)
        .click()
      await app.getByText('Субсидия на оборудование').first().waitFor()
    },
  },
  {
    name: 'center-hook-form',
    open: async (page, world) => {
      const app = await open(page, world, /^(Уведомления|Webhooks)$/)
      await app
        .getByRole('button', { name: /^(Добавить адрес|Add an address)$/ })
        .first()
        .click()
      await app.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  {
    name: 'center-card',
    open: async (page, world) => {
      await seed(world)
      await openCard(page, world, `/crm/deal/details/${deals.get(world.network)}/`)
    },
  },
  {
    name: 'center-card-empty',
    open: (page, world) => openCard(page, world, '/crm/company/details/3/'),
  },
  {
    name: 'center-try',
    open: async (page, world) => {
      await seed(world)
      const { network } = world
      const { lang = 'ru' } = network.portal.state.users.get(1) ?? {}
      await page.goto(`${network.appUrl}/api/cc/v1/docs?lang=${lang}`)
      await page.locator('#key').fill(sandboxes.get(network) ?? '')
      const call = page.locator('details').nth(1)
      await call.locator('summary').click()
      await call.getByRole('button').click()
      await call.getByText(/^200/).waitFor()
      await call.locator('summary').scrollIntoViewIfNeeded()
    },
  },
]
