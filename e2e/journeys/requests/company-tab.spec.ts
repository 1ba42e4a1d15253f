import { readFile } from 'node:fs/promises'
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

test('a client’s card has the list’s columns, conditions, views, changes and files, for this client alone', async ({
  page,
  network,
  signIn,
  entityTypeId,
}) => {
  const { state } = network.portal
  const add = (fields: Record<string, unknown>) =>
    addItem(state, entityTypeId, { assignedById: 2, ...fields }, { userId: administrator }).id
  const ids = [add({ title: 'Гололёд 1', companyId: 1 }), add({ title: 'Гололёд 2', contactIds: [contact] })]
  add({ title: 'Гололёд чужой', companyId: 3 })
  const values = (field: string) => ids.map((id) => state.items.of(entityTypeId).get(id)?.[field])
  await signIn(administrator)
  const app = await openRequestsTab(page, network, company)

  // A column of the person's own stays, here and in the list.
  await app.getByRole('button', { name: 'Столбцы и плотность' }).click()
  await app.getByRole('checkbox', { name: 'Кто создал' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(app.getByRole('columnheader', { name: /Кто создал/ })).toBeVisible()
  await openRequestsTab(page, network, company)
  await expect(app.getByRole('columnheader', { name: /Кто создал/ })).toBeVisible()

  // A condition of the person's own, kept as a view.
  await app.getByRole('button', { name: 'Условия отбора' }).click()
  const dialog = app.getByRole('dialog', { name: 'Условия отбора' })
  await dialog.getByRole('combobox', { name: 'Поле' }).fill('Название')
  await app.getByRole('option', { name: 'Название', exact: true }).click()
  await dialog.getByRole('textbox').last().fill('Гололёд')
  await dialog.getByRole('button', { name: 'Показать', exact: true }).click()
  const rows = app.getByRole('row', { name: /Гололёд/ })
  await expect(rows).toHaveCount(2)
  await expect(app.getByRole('row', { name: /чужой/ })).toHaveCount(0)
  await app.getByRole('button', { name: 'Сохранить отбор' }).click()
  await page.keyboard.type('Гололёд у клиента')
  await page.keyboard.press('Enter')
  await expect(app.getByRole('radio', { name: /Гололёд у клиента/ })).toBeChecked()

  // One cell, then both requests, and back.
  await app
    .getByRole('row', { name: /Гололёд 2/ })
    .getByRole('button', { name: /Ответственный, сейчас/ })
    .press('Enter')
  await app.getByRole('combobox', { name: 'Ответственный' }).fill('Лучинина')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => values('assignedById')).toEqual([2, administrator])
  for (const at of [0, 1]) await rows.nth(at).press('Space')
  await app.getByRole('button', { name: 'Изменить', exact: true }).click()
  const bulk = app.getByRole('dialog', { name: /Изменить отмеченные запросы: 2/ })
  await bulk.getByRole('button', { name: /Что изменить/ }).click()
  await app.getByRole('option', { name: 'Ответственный', exact: true }).click()
  await bulk.getByRole('combobox', { name: 'На что' }).fill('Лучинина')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await bulk.getByRole('button', { name: 'Записать: 1' }).click()
  await expect.poll(() => values('assignedById')).toEqual([administrator, administrator])
  await app.getByRole('button', { name: 'Отменить' }).click()
  await expect.poll(() => values('assignedById'), { timeout: 20_000 }).toEqual([2, administrator])

  await app.getByRole('button', { name: 'Выгрузить' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), app.getByRole('menuitem', { name: /CSV/ }).click()])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/)
  // Number, title, everybody's seven columns and the person's own.
  expect(lines[0]?.split(';')).toHaveLength(10)
  expect(lines.slice(1).map((line) => line.split(';')[1])).toEqual(['Гололёд 2', 'Гололёд 1'])
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
