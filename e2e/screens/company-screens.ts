import { expect, type FrameLocator, type Page } from '@playwright/test'
import { appFrame } from '../journeys/journey.ts'
import { callApi } from '../network/install-app.ts'
import { signIn } from '../network/sign-in.ts'
import { openSection, type Screen, type World } from './screen.ts'

const [administrator, head, agent] = [1, 6, 7]
const companyTypeId = 4
/** A company of an agent's, whose head is somebody else. */
const company = 3

const statuses = [
  { key: null, name: 'В ожидании', note: '', tone: 'amber', isDefault: true, isProtected: false, archived: false },
  { key: null, name: 'В работе', note: '', tone: 'red', isDefault: false, isProtected: true, archived: false },
  {
    key: null,
    name: 'Клиент',
    note: 'Есть оплаченная сделка',
    tone: 'green',
    isDefault: false,
    isProtected: false,
    archived: false,
  },
  {
    key: null,
    name: 'Отказ',
    note: 'Нужна причина',
    tone: 'grey',
    isDefault: false,
    isProtected: false,
    archived: false,
  },
]

interface Directory {
  ready: boolean
  statuses: { key: string; name: string }[]
}
interface Company {
  status: string | null
  history: { outcome: string }[]
}

/** The statuses, once for all pictures; the company is an agent's, has one, and somebody changed it past the product. */
export async function seedStatuses({ network }: World): Promise<void> {
  const { appUrl, portal } = network
  const token = await signIn(network, administrator)
  const known = (await callApi(appUrl, token, 'GET', '/api/company-status/statuses')) as Directory
  if (known.ready) return
  const item = portal.state.items.of(companyTypeId).get(company)
  if (item) item.assignedById = agent
  const made = (await callApi(appUrl, token, 'PUT', '/api/company-status/statuses', {
    revision: 0,
    statuses,
  })) as Directory
  const key = (name: string) => made.statuses.find((one) => one.name === name)?.key ?? ''
  const byHead = await signIn(network, head)
  const path = `/api/company-status/companies/${company}`
  const comment = 'Подписали рамочный договор, начинаем поставки'
  const change = { key: '11111111-1111-4111-8111-111111111111', from: null, to: key('В ожидании'), comment: '' }
  await callApi(appUrl, byHead, 'POST', path, change)
  await callApi(appUrl, byHead, 'POST', path, {
    key: '22222222-2222-4222-8222-222222222222',
    from: key('В ожидании'),
    to: key('В работе'),
    comment,
  })
  await editPastTheApp(portal, agent, 'Отказ')
  await expect(async () => {
    const { history } = (await callApi(appUrl, byHead, 'GET', path)) as Company
    expect(history.map(({ outcome }) => outcome)).toContain('reverted')
  }).toPass({ timeout: 30_000 })
}

/** The agent chooses another status past the product: an import, a robot or the list of the portal lets them. */
async function editPastTheApp({ state, url }: World['network']['portal'], userId: number, name: string): Promise<void> {
  const field = [...state.userfields.values()].find(({ fieldName }) => fieldName === 'UF_CRM_PRD_STATUS')
  const option = field?.options.find(({ value }) => value === name)?.id
  const body = { entityTypeId: companyTypeId, id: company, userId, fields: { UF_CRM_PRD_STATUS: option } }
  await fetch(`${url}/_portal/simulate/person-edit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function openStatus(page: Page, world: World): Promise<FrameLocator> {
  await page.goto(`${world.network.portal.url}/crm/company/details/${company}/`)
  await page.getByRole('tab', { name: /^(Статус|Status)$/ }).click()
  const app = appFrame(page)
  await app.getByRole('heading', { name: /^(История статуса|History of the status)$/ }).waitFor()
  return app
}

/** Statuses of companies: whoever may change one, whoever may not, all companies, the directory. */
export const companyScreens: readonly Screen[] = [
  {
    name: 'company-status',
    viewer: head,
    open: async (page, world) => {
      await seedStatuses(world)
      const app = await openStatus(page, world)
      await app.getByRole('radio', { name: /Клиент/ }).click({ force: true })
      await app.getByRole('textbox').fill('Оплатили первый счёт')
      return app
    },
  },
  {
    name: 'company-status-view-only',
    viewer: agent,
    open: async (page, world) => {
      await seedStatuses(world)
      return openStatus(page, world)
    },
  },
  {
    name: 'companies',
    open: async (page, world) => {
      await seedStatuses(world)
      const app = await openSection(page, world, /^(Компании|Companies)$/)
      await app.getByRole('row', { name: /Кедровый/ }).waitFor()
      for (const name of ['Заречье', 'Северная'])
        await app.getByRole('checkbox', { name: new RegExp(name) }).click({ force: true })
      return app
    },
  },
  {
    name: 'company-statuses',
    open: async (page, world) => {
      await seedStatuses(world)
      const app = await openSection(page, world, /^(Компании|Companies)$/)
      await app.getByRole('tab', { name: /^(Справочник статусов|Directory of statuses)$/ }).click()
      await app.getByRole('button', { name: /^(Добавить статус|Add a status)$/ }).waitFor()
      return app
    },
  },
]
