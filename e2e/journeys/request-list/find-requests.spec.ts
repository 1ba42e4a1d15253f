import type { FrameLocator, Page } from '@playwright/test'
import { restCall } from '../../network/rest-call.ts'
import { addItem, deleteItem } from '../../portal/entities/save.ts'
import type { Network } from '../../network/start-network.ts'
import { expect, test } from '../journey.ts'
import { patience } from '../how-large.ts'

const administrator = 1
const agent = 2

/** Own fields of the ready set that hold what people read out. */
const numbers = [
  { FIELD_NAME: 'PRD_CASE_NUMBER', USER_TYPE_ID: 'string', EDIT_FORM_LABEL: { ru: 'Номер в прежней системе' } },
  { FIELD_NAME: 'PRD_SERIAL', USER_TYPE_ID: 'string', MULTIPLE: 'Y', EDIT_FORM_LABEL: { ru: 'Серийный номер' } },
]

/** Three requests that nothing else in the portal is called like, anew; returns their numbers. */
async function addMarked(network: Network): Promise<number[]> {
  const { state } = network.portal
  const known = new Set([...state.userfields.values()].map(({ fieldName }) => fieldName))
  for (const fields of numbers)
    if (!known.has(`UF_CRM_${fields.FIELD_NAME}`)) await restCall(network, 'crm.lead.userfield.add', { fields })
  for (const { id, title } of state.items.of(1).rows.values())
    if (typeof title === 'string' && title.startsWith('Метелица')) deleteItem(state, 1, id, { userId: administrator })
  return [agent, administrator, agent].map((assignedById, at) => {
    const number = at + 1
    const fields = { title: `Метелица ${number}`, assignedById, UF_CRM_PRD_CASE_NUMBER: `СФ-${number}` }
    return addItem(state, 1, { ...fields, UF_CRM_PRD_SERIAL: [`ЗН-${number}`] }, { userId: administrator }).id
  })
}

/** By the button over the portal's own list; the app's list opens in a slider. */
async function openList(page: Page, network: Network): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/list/`)
  await page.locator('summary', { hasText: 'Приложения' }).click()
  await page.getByRole('button', { name: 'Запросы', exact: true }).click()
  const app = page.frameLocator('iframe.side-slider__frame').frameLocator('iframe.app-frame')
  await expect(app.getByRole('grid', { name: 'Запросы' })).toBeVisible(patience)
  return app
}

const rows = (app: FrameLocator) => app.getByRole('row', { name: /Метелица/ })

/** Works by the keyboard: a person types into whatever holds the focus. */
async function addCondition(app: FrameLocator, page: Page, group: string, words: string): Promise<void> {
  const part = app.getByRole('group', { name: group })
  const field = part.getByRole('combobox', { name: 'Поле' }).last()
  await field.fill('Название')
  await expect(app.getByRole('option').first()).toHaveText('Название')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('Название')
  await part.getByRole('textbox', { name: 'Слова' }).last().fill(words)
}

test('a request is found by conditions of two groups, sorted, kept as a view for all and read beside the list', async ({
  page,
  network,
  signIn,
}) => {
  await addMarked(network)
  await signIn(administrator)
  const app = await openList(page, network)

  await test.step('a row is as high as the scroll takes it to be', async () => {
    const heights = await app
      .locator('tbody tr[data-row]')
      .evaluateAll((lines) => lines.map((one) => one.getBoundingClientRect().height))
    expect([...new Set(heights)]).toEqual([61])
  })

  await test.step('(1 or 2) and the agent is one request', async () => {
    await app.getByRole('radio', { name: /Все/ }).click()
    await app.getByRole('button', { name: 'Условия отбора' }).click()
    const dialog = app.getByRole('dialog', { name: 'Условия отбора' })
    await addCondition(app, page, 'Группа условий 1', 'Метелица 1')
    await dialog.getByRole('button', { name: 'Ещё условие' }).click()
    await addCondition(app, page, 'Группа условий 1', 'Метелица 2')
    await dialog.getByRole('radiogroup', { name: 'Внутри группы' }).getByText('хотя бы одно (или)').click()
    await dialog.getByRole('button', { name: 'Показать', exact: true }).click()
    await expect(rows(app)).toHaveCount(2, patience)
    await app.getByRole('button', { name: 'Условия отбора' }).click()
    await dialog.getByRole('button', { name: 'Ещё группа условий' }).click()
    const second = dialog.getByRole('group', { name: 'Группа условий 2' })
    await second.getByRole('combobox', { name: 'Поле' }).fill('Ответственный')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await second.getByRole('button', { name: /Значения/ }).click()
    await app.getByRole('option', { name: 'Я', exact: true }).click()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Показать', exact: true }).click()
    await expect(rows(app)).toHaveCount(1, patience)
    await expect(rows(app)).toHaveAccessibleName(/Метелица 2/)
  })

  await test.step('one condition is taken off, and the rest is a view for everybody', async () => {
    await app.getByRole('button', { name: /^Снять: Ответственный/ }).click()
    await expect(rows(app)).toHaveCount(2, patience)
    await app.getByRole('button', { name: 'Сохранить отбор' }).click()
    await page.keyboard.type('Метелицы')
    await page.keyboard.press('Enter')
    await expect(app.getByRole('radio', { name: /Метелицы/ })).toBeChecked()
    await app.getByRole('button', { name: 'Действия с отбором' }).click()
    await app.getByRole('menuitem', { name: 'Показать всем' }).click()
    await app.getByRole('button', { name: 'Действия с отбором' }).click()
    await app.getByRole('menuitem', { name: 'Закрепить в ряду' }).click()
    await expect(app.getByRole('radio', { name: 'Метелицы 2' })).toBeVisible(patience)
  })

  await test.step('a column turns the order of all of them', async () => {
    await app.getByRole('button', { name: 'Запрос', exact: true }).click()
    await expect(rows(app).first()).toHaveAccessibleName(/Метелица 1/, patience)
  })

  await test.step('a request is read beside the list, the next one by an arrow', async () => {
    await rows(app).first().press('Enter')
    const peek = app.getByRole('complementary', { name: 'Просмотр запроса' })
    await expect(peek.getByRole('heading', { name: 'Метелица 1' })).toBeVisible(patience)
    await page.keyboard.press('ArrowDown')
    await expect(peek.getByRole('heading', { name: 'Метелица 2' })).toBeVisible(patience)
    await page.keyboard.press('Escape')
    await expect(peek).toHaveCount(0)
  })

  await test.step('the file of the view is a workbook', async () => {
    await app.getByRole('button', { name: 'Выгрузить' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download', patience),
      app.getByRole('menuitem', { name: /XLSX/ }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
  })
})

test('number, former number, phone, mail and words of the other keyboard layout find a request', async ({
  page,
  network,
  signIn,
}) => {
  const [id = 0] = await addMarked(network)
  const { state } = network.portal
  const client = addItem(
    state,
    3,
    {
      name: 'Иван',
      lastName: 'Пургин',
      fm: [
        { typeId: 'PHONE', valueType: 'WORK', value: '+7 (495) 008-71-55' },
        { typeId: 'EMAIL', valueType: 'WORK', value: 'purgin@zimovie.example' },
      ],
    },
    { userId: administrator },
  )
  addItem(state, 1, { title: 'Пурга на кровле', contactIds: [client.id] }, { userId: administrator })
  await signIn(administrator)
  const app = await openList(page, network)
  await app.getByRole('radio', { name: /Все/ }).click()
  const search = app.getByRole('searchbox')
  for (const [typed, found] of [
    [String(id), /Метелица 1/],
    ['СФ-3', /Метелица 3/],
    ['зн-2', /Метелица 2/],
    ['8 495 008-71-55', /Пурга на кровле/],
    ['purgin@zimovie.example', /Пурга на кровле/],
    ['gehuf', /Пурга на кровле/],
  ] as const) {
    await test.step(typed, async () => {
      await search.fill(typed)
      await expect(app.getByRole('row', { name: found }).first()).toBeVisible(patience)
    })
  }
  await expect(app.getByText('По «gehuf» ничего нет. Показаны запросы по «пурга».')).toBeVisible()
})

test('columns of a person stay theirs, an agent sees the view of all and is told who may export', async ({
  page,
  network,
  signIn,
}) => {
  await addMarked(network)
  await signIn(agent)
  const app = await openList(page, network)
  await app.getByRole('button', { name: 'Столбцы и плотность' }).click()
  await app.getByRole('checkbox', { name: 'Номер в прежней системе' }).press('Space')
  await app.getByRole('checkbox', { name: 'Категория' }).press('Space')
  await page.keyboard.press('Escape')
  const heads = app.getByRole('columnheader')
  await expect(heads.filter({ hasText: 'Номер в прежней системе' })).toHaveCount(1)
  await page.reload()
  const again = await openList(page, network)
  await expect(again.getByRole('columnheader', { name: 'Номер в прежней системе' })).toHaveCount(1, patience)
  await expect(again.getByRole('columnheader', { name: 'Категория' })).toHaveCount(0)
  await again.getByRole('searchbox').fill('Метелица 1')
  await expect(again.getByRole('row', { name: /Метелица 1/ }).first()).toContainText('СФ-1', patience)
  await again.getByRole('button', { name: 'Выгрузить' }).click()
  await expect(again.getByText('Выгружать запросы могут руководители и администраторы').first()).toBeVisible()
})
