import { restCall } from '../../network/rest-call.ts'
import { appFrame, expect, test } from '../journey.ts'
import { expectClean, goToSection, openSection, press } from '../lab-page.ts'

test.setTimeout(180_000)

const [administrator, seller] = [1, 7]
const said = { timeout: 40_000 }

test('companies and the figures of the dashboard fill a spreadsheet; access that was taken away is said', async ({
  page,
  network,
  signIn,
}) => {
  const id = network.google.addSpreadsheet('Клиенты')
  const sheet = (title: string) => network.google.spreadsheet(id).sheets.find((one) => one.title === title)
  await signIn(administrator)
  const app = await openSection(page, network, /^Выгрузка$/)
  await press(page, app.getByRole('button', { name: 'Подключить таблицу' }))
  const form = app.getByRole('dialog')
  await form
    .getByRole('textbox', { name: 'Ссылка на таблицу' })
    .fill(`https://docs.google.com/spreadsheets/d/${id}/edit`)
  await form.getByRole('textbox', { name: /^Ключ/ }).fill(network.google.key())
  await press(page, form.getByRole('button', { name: 'Проверить и подключить' }))
  await expect(app.getByText('Листов пока нет')).toBeVisible(said)

  for (const name of ['Компании', 'Дашборд: цифры']) {
    await press(page, app.getByRole('button', { name: 'Добавить лист' }))
    await press(page, app.getByRole('menuitem', { name }))
    const row = app.getByRole('listitem').filter({ hasText: name.split(':')[0] ?? '' })
    await expect(row.getByText('обновляется', { exact: true })).toBeVisible({ timeout: 60_000 })
  }
  await expectClean(page)
  expect(sheet('Компании')?.rows.length).toBe(network.portal.state.items.of(4).size + 1)
  expect(sheet('Дашборд')?.rows.map((row) => row[2])).toContain('Открыто сейчас')

  network.google.share(id, false)
  await press(page, app.getByRole('button', { name: 'Сверить сейчас' }))
  await expect(app.getByText('У сервисного аккаунта нет доступа к таблице.').first()).toBeVisible(said)
  await expectClean(page)

  await signIn(seller)
  await page.reload()
  await expect(appFrame(page).getByRole('tab', { name: /^Дашборд$/ })).toBeVisible(said)
  await expect(appFrame(page).getByText('Клиенты')).toHaveCount(0)
})

test('from a field that is seldom filled in to the records without it; of one department when a person asks', async ({
  page,
  network,
  signIn,
}) => {
  await signIn(administrator)
  const app = await openSection(page, network, /^Заполненность$/)
  const row = app
    .getByRole('row')
    .filter({ has: app.getByRole('link') })
    .first()
  await row.getByRole('link').focus()
  await page.keyboard.press('Enter')
  const panel = app.getByRole('complementary')
  await expect(panel.getByText(/Новые сверху/)).toBeVisible(said)
  await expect(panel.getByRole('link').first()).toHaveAttribute('href', /\/crm\/company\/details\/\d+\//)
  await expectClean(page)
})

test('a contact gets the company of its address when a person says so, and who may not see it is told nothing', async ({
  page,
  network,
  signIn,
}) => {
  const fm = [{ typeId: 'EMAIL', valueType: 'WORK', value: 'p.ignatov@severpodst.example' }]
  const fields = { name: 'Павел', lastName: 'Игнатов', fm, assignedById: administrator }
  const { item } = (await restCall(network, 'crm.item.add', { entityTypeId: 3, fields })) as { item: { id: number } }
  await signIn(administrator)
  const app = await openSection(page, network, /^Бывшие контакты$/)
  await app.getByRole('radio', { name: 'Без компании' }).press('Space')
  await press(page, app.getByRole('button', { name: 'Найти заново' }))
  const proposal = app.getByRole('row', { name: /Павел Игнатов/ })
  await expect(proposal).toContainText('severpodst.example', said)
  await expectClean(page)

  await signIn(seller)
  const seen = await openSection(page, network, /^Бывшие контакты$/)
  await seen.getByRole('radio', { name: 'Без компании' }).press('Space')
  await expect(seen.getByText('Предложений нет').or(seen.getByRole('row').nth(1))).toBeVisible(said)
  await expect(seen.getByText('Игнатов')).toHaveCount(0)

  await signIn(administrator)
  const again = await openSection(page, network, /^Бывшие контакты$/)
  await again.getByRole('radio', { name: 'Без компании' }).press('Space')
  await press(page, again.getByRole('button', { name: 'Связать: Павел Игнатов' }))
  await expect(again.getByRole('row', { name: /Павел Игнатов/ })).toHaveCount(0, said)
  expect(network.portal.state.items.of(3).get(item.id)?.companyIds).toEqual([2])
  await goToSection(again, /^Дашборд$/)
  await expect(again.getByText(/^Данные на/)).toBeVisible(said)
})
