import { callApi } from '../../network/install-app.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'
import { expectClean, goToSection, openSection, press } from '../lab-page.ts'

test.use({ moreScopes: ['telephony'] })

const [administrator, agent, head, seller, caller] = [1, 2, 6, 7, 5]
const companyTypeId = 4
const company = 3

const door = async ({ portal }: Network, path: string, body: object): Promise<Record<string, string>> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return (await fetch(`${portal.url}/_portal/${path}`, init)).json() as Promise<Record<string, string>>
}

/** A call that nobody takes; resolves with the number of its lead. */
async function missCall(network: Network, phone: string, line: string, userId: number): Promise<number> {
  const { callId, entityId } = await door(network, 'simulate/ring', { phone, line, userId, show: false })
  await door(network, `simulate/ring/${callId}/finish`, {})
  return Number(entityId)
}

/** One status means that somebody works with the company. */
async function haveStatuses({ appUrl }: Network, token: string): Promise<void> {
  const path = '/api/company-status/statuses'
  const known = (await callApi(appUrl, token, 'GET', path)) as { ready: boolean }
  if (known.ready) return
  const status = { key: null, note: '', archived: false }
  const waiting = { ...status, name: 'В ожидании', tone: 'amber', isDefault: true, isProtected: false }
  const working = { ...status, name: 'В работе', tone: 'red', isDefault: false, isProtected: true }
  await callApi(appUrl, token, 'PUT', path, { revision: 0, statuses: [waiting, working] })
}

test('a line gets its person, a pasted text finds it, and its missed call goes there', async ({
  page,
  network,
  signIn,
}) => {
  await signIn(administrator)
  const app = await openSection(page, network, /^Звонки$/)
  await goToSection(app, /^Линии и сотрудники$/)
  await press(page, app.getByRole('button', { name: 'Добавить линию' }).first())
  const form = app.getByRole('dialog', { name: 'Новая линия' })
  await form.getByRole('textbox', { name: 'Номер или имя линии' }).fill('8 (495) 118-09-81')
  await form.getByRole('textbox', { name: 'Название' }).fill('Отдел продаж')
  await form.getByRole('textbox', { name: 'Другие имена' }).fill('МТС')
  await form.getByRole('combobox', { name: 'Сотрудник' }).fill('Рябинин')
  await app.getByRole('option', { name: /Рябинин/ }).click()
  await press(page, form.getByRole('button', { name: 'Сохранить линию' }))
  await expect(app.getByRole('row', { name: /\+7 495 118-09-81/ })).toContainText('Глеб Рябинин')
  await app.getByRole('textbox', { name: /источнике/ }).fill('Звонок поступил на номер: МТС')
  await press(page, app.getByRole('button', { name: 'Найти линию' }))
  await expect(app.getByText('Лид получит: Глеб Рябинин.')).toBeVisible()
  await expectClean(page)

  const id = await missCall(network, '+79001112255', '+74951180981', agent)
  await expect.poll(() => network.portal.state.items.of(1).get(id)?.assignedById, { timeout: 20_000 }).toBe(seller)
  await goToSection(app, /^Пропущенные$/)
  await expect(app.getByRole('listitem').filter({ hasText: '+7 900 111-22-55' })).toContainText('Глеб Рябинин')
  await expectClean(page)
})

test('a head changes the status of a company, its responsible may only ask', async ({ page, network, signIn }) => {
  const { state, url } = network.portal
  const item = state.items.of(companyTypeId).get(company)
  if (item) item.assignedById = seller
  await signIn(administrator)
  const app = await openSection(page, network, /^Компании$/)
  await press(page, app.getByRole('button', { name: 'Завести статусы' }))
  await press(page, app.getByRole('button', { name: 'Завести поле и сохранить статусы' }))
  await expect(app.getByRole('button', { name: 'Сохранить статусы' })).toBeDisabled()

  const openTab = async (userId: number) => {
    await signIn(userId)
    await page.goto(`${url}/crm/company/details/${company}/`)
    await page.getByRole('tab', { name: 'Статус' }).click()
    return appFrame(page)
  }
  const card = await openTab(head)
  await card.getByRole('radio', { name: /В работе/ }).press('Space')
  await press(page, card.getByRole('button', { name: 'Сохранить: В работе' }))
  await expect(card.getByRole('row', { name: /В работе/ })).toContainText('Принято')
  await expectClean(page)

  const seen = await openTab(seller)
  await expect(seen.getByText('Только просмотр')).toBeVisible()
  await expect(seen.getByRole('radiogroup', { name: 'Статус' })).toHaveAttribute('aria-readonly', 'true')
  await expect(seen.getByRole('button', { name: /^Сохранить/ })).toHaveCount(0)
  await press(page, seen.getByRole('button', { name: /^На какой/ }))
  await page.keyboard.press('Enter')
  await seen.getByRole('textbox', { name: 'Зачем: одна фраза' }).fill('Клиент ушёл')
  await press(page, seen.getByRole('button', { name: 'Отправить просьбу' }))
  await expect(seen.getByText(/^Просьба отправлена: Вера Столбова/)).toBeVisible()
  await expectClean(page)
})

test('the panel of a call is red, yellow, blue or grey, each with its sentence', async ({ page, network, signIn }) => {
  const { appUrl, portal } = network
  const token = await session(network, administrator)
  await haveStatuses(network, token)
  const path = '/api/company-status/companies/1'
  const { statuses, status } = (await callApi(appUrl, token, 'GET', path)) as {
    status: string | null
    statuses: { key: string; isProtected: boolean }[]
  }
  const to = statuses.find(({ isProtected }) => isProtected)?.key
  const key = '33333333-3333-4333-8333-333333333333'
  await callApi(appUrl, token, 'POST', path, { key, from: status, to, comment: '' })
  const fm = [{ typeId: 'PHONE', valueType: 'WORK', value: '+7 900 000-42-10' }]
  const fields = { title: 'Заявка с сайта', assignedById: caller, fm }
  await door(network, 'simulate/item', { entityTypeId: 1, userId: administrator, fields })

  await signIn(caller)
  await page.goto(`${portal.url}/crm/contact/list/`)
  const panel = page.frameLocator('.call-card iframe.app-frame')
  const rings = [
    ['+7 495 000-11-01', 'outgoing', 'red', 'Компания в работе у другого'],
    ['+7 960 000-26-08', 'incoming', 'yellow', 'Это контакт'],
    ['+7 900 000-42-10', 'incoming', 'blue', 'Только лид'],
    ['+7 900 000-31-17', 'incoming', 'grey', 'Номера нет в CRM'],
  ] as const
  for (const [phoneNumber, direction, colour, title] of rings) {
    const callId = `journey.${colour}`
    await door(network, 'frame/call-card', {
      callId,
      userId: caller,
      phoneNumber,
      lineNumber: '+74951180981',
      direction,
      state: 'connected',
    })
    await expect(panel.getByRole('heading', { name: title })).toBeVisible()
    await expect(panel.locator('[data-colour]')).toHaveAttribute('data-colour', colour)
    await press(page, page.getByRole('button', { name: 'Закрыть карточку звонка' }))
    await page.locator('.call-card').waitFor({ state: 'detached' })
  }
})

test('activities that a person counts and can’t find are found, explained and handed on', async ({
  page,
  network,
  signIn,
}) => {
  const id = await missCall(network, '+79001113300', '+73435550799', seller)
  await door(network, 'simulate/person-edit', { entityTypeId: 1, id, userId: head, fields: { assignedById: agent } })
  await signIn(seller)
  const app = await openSection(page, network, /^Незавершённые дела$/)
  const row = app.getByRole('row', { name: /\+7\s900\s111-33-00/ })
  await expect(row).toContainText('Запись вам не видна')
  await expectClean(page)
  await row.getByRole('checkbox').press('Space')
  await press(page, app.getByRole('button', { name: 'Передать ответственным: 1' }))
  const question = app.getByRole('alertdialog')
  await expect(question.getByText(/Алексей Гордеев: 1/)).toBeVisible()
  await press(page, question.getByRole('button', { name: 'Передать' }))
  const activities = () =>
    [...network.portal.state.activities.values()]
      .filter(({ ownerId, ownerTypeId }) => ownerTypeId === 1 && ownerId === id)
      .map(({ responsibleId }) => responsibleId)
  await expect.poll(activities).toEqual([agent])
})
