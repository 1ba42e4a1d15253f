import { appFrame, expect, test } from '../journey.ts'
import { expectClean, goToSection, openSection, press } from '../lab-page.ts'

test('a key is issued, a table filled in, a refused call done again, an address told, the deal’s card shows it all', async ({
  page,
  network,
  signIn,
}) => {
  await signIn(1)
  const app = await openSection(page, network, /^Контакт-центр$/)
  await press(page, app.getByRole('button', { name: 'Выпустить ключ' }).first())
  const form = app.getByRole('dialog', { name: 'Новый ключ' })
  await form.getByRole('textbox', { name: 'Название' }).fill('Проверка')
  await form.getByRole('textbox', { name: 'Код клиента' }).fill('kc')
  await press(page, form.getByRole('button', { name: 'Выпустить ключ' }))
  const secret = (await app.getByText(/^cc_[\w-]{40,}$/).textContent()) ?? ''
  await press(page, app.getByRole('button', { name: 'Ключ сохранён' }))
  await expect(app.getByText('Ещё не использовался')).toBeVisible()

  const makeDeal = (): Promise<Response> =>
    fetch(`${network.appUrl}/api/cc/v1/deals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ topic: 'Субсидии', title: 'Субсидия на оборудование' }),
    })
  expect((await makeDeal()).status).toBe(422)
  await goToSection(app, /^Таблицы$/)
  await press(page, app.getByRole('button', { name: 'Добавить тему' }))
  await app.getByRole('textbox', { name: 'Тема' }).fill('Субсидии')
  await press(page, app.getByRole('button', { name: 'Сохранить таблицы' }))
  await expect(app.getByRole('button', { name: 'Сохранить таблицы' })).toBeDisabled()

  await goToSection(app, /^Журнал вызовов$/)
  const line = app.getByRole('row', { name: /deals\.create/ })
  await expect(line).toContainText('Отказ')
  await line.getByRole('gridcell').nth(1).click()
  await expect(app.getByText('center.unknown-value').first()).toBeVisible()
  await expectClean(page)
  await press(page, app.getByRole('button', { name: 'Повторить вызов' }))
  const deals = () => [...network.portal.state.items.of(2).rows.values()].map(({ title }) => title)
  await expect.poll(deals).toContain('Субсидия на оборудование')

  await goToSection(app, /^Уведомления$/)
  await press(page, app.getByRole('button', { name: 'Добавить адрес' }))
  const hook = app.getByRole('dialog', { name: 'Новый адрес' })
  await hook.getByRole('textbox', { name: 'Название' }).fill('Сервер КЦ')
  await hook.getByRole('textbox', { name: 'Код клиента' }).fill('kc')
  // Nobody answers at such a name: the message waits, and says why.
  await hook.getByRole('textbox', { name: 'Адрес' }).fill('https://kc.invalid/hooks')
  await press(page, hook.getByRole('button', { name: 'Добавить адрес' }))
  await expect(app.getByText(/^whsec_/)).toBeVisible()
  await press(page, app.getByRole('button', { name: 'Секрет сохранён' }))
  await press(page, app.getByRole('button', { name: /^Отправить пробное сообщение/ }))
  await expect(app.getByRole('row', { name: /ping/ })).toContainText('Ждёт')

  const [deal] = [...network.portal.state.items.of(2).rows.values()].filter(
    ({ title }) => title === 'Субсидия на оборудование',
  )
  await page.goto(`${network.portal.url}/crm/deal/details/${deal?.['id']}/`)
  await page.getByRole('tab', { name: 'Контакт-центр' }).click()
  await expect(appFrame(page).getByText('Создание сделки')).toBeVisible()
  await expect(appFrame(page).getByText('Файлов нет')).toBeVisible()
  await expectClean(page)
})
