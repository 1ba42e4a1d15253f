import { addItem } from '../../portal/entities/save.ts'
import { expect, openRequestsTab, test } from '../journey.ts'

const company = '/crm/company/details/1/'
/** Works in the company and writes for it. */
const contact = 1
const administrator = 1

test('the company’s tab holds its own requests and its contacts’, each once and with its person, open and closed apart', async ({
  page,
  network,
  signIn,
  entityTypeId,
}) => {
  const { state } = network.portal
  const family = entityTypeId === 1 ? 'STATUS' : `DYNAMIC_${entityTypeId}_STAGE`
  const lost = [...state.statuses.values()].find((one) => one.entityId.startsWith(family) && one.semantics === 'F')
  const add = (fields: Record<string, unknown>) => addItem(state, entityTypeId, fields, { userId: administrator })
  add({ title: 'Сугроб от обоих', companyId: 1, contactIds: [contact] })
  add({ title: 'Сугроб от контакта', companyId: 0, contactIds: [contact] })
  add({ title: 'Сугроб прошлогодний', companyId: 1, stageId: lost?.statusId })
  await signIn(administrator)
  const app = await openRequestsTab(page, network, company)
  const named = (title: string) => app.getByRole('row', { name: new RegExp(title) })
  await expect(named('Сугроб от обоих')).toHaveCount(1)
  await expect(named('Сугроб от контакта')).toHaveCount(1)
  await expect(named('Сугроб от контакта')).toContainText('Воронцова')
  await expect(named('Сугроб прошлогодний')).toHaveCount(0)
  await app.getByRole('button', { name: /^Закрытые \d+/ }).click()
  await expect(named('Сугроб прошлогодний')).toHaveCount(1)
  await app.getByRole('button', { name: /^Открытые \d+/ }).click()
  await expect(named('Сугроб от обоих')).toHaveCount(0)
})

test('a request made from a client’s card knows the contact and the company', async ({
  page,
  network,
  signIn,
  entityTypeId,
}) => {
  await signIn(2)
  const made = (title: string) =>
    [...network.portal.state.items.of(entityTypeId).rows.values()].find((item) => item['title'] === title)
  for (const [path, title, client] of [
    ['/crm/contact/details/1/', 'Наледь у контакта', { contactIds: [contact], companyId: 1 }],
    [company, 'Наледь у компании', { companyId: 1 }],
  ] as const) {
    const app = await openRequestsTab(page, network, path)
    await app.getByRole('button', { name: 'Создать запрос' }).click()
    const form = app.getByRole('dialog', { name: 'Новый запрос' })
    await expect(form.getByText('ООО «Заречье-Щит»')).toBeVisible()
    await expect(form.getByText('Елена Воронцова')).toHaveCount('contactIds' in client ? 1 : 0)
    await app.getByLabel('Название').fill(title)
    await page.keyboard.press('Enter')
    await expect(app.getByRole('complementary', { name: 'Просмотр запроса' }).getByText(title)).toBeVisible()
    expect(made(title)).toMatchObject({ ...client, assignedById: 2 })
  }
})

test('who has no right to add requests in the portal is told so once, and is offered none after that', async ({
  page,
  network,
  signIn,
}) => {
  const rights = network.portal.state.roles.get('sales')?.rights.default
  expect(rights).toBeDefined()
  Object.assign(rights ?? {}, { read: 'all', add: 'none' })
  // The browser itself writes a refused answer into its console.
  page.removeAllListeners('console')
  await signIn(7)
  const app = await openRequestsTab(page, network, company)
  const create = app.getByRole('button', { name: 'Создать запрос' })
  await create.click()
  const form = app.getByRole('dialog', { name: 'Новый запрос' })
  await form.getByLabel('Название').fill('Капель')
  await form.getByRole('button', { name: 'Создать запрос' }).click()
  await expect(form.getByRole('alert')).toContainText('прав')
  await form.getByRole('button', { name: 'Не создавать' }).click()
  await expect(create).toHaveCount(0)
  await page.reload()
  const again = await openRequestsTab(page, network, company)
  await expect(again.getByRole('radio', { name: /^Открытые/ })).toBeVisible()
  await expect(again.getByRole('button', { name: 'Создать запрос' })).toHaveCount(0)
})
