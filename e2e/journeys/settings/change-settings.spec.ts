import { appFrame, expect, openRequestsTab, test } from '../journey.ts'

test('an administrator changes a setting, reads who did it, and switches a part off and on', async ({
  page,
  network,
  signIn,
}) => {
  const { state, url } = network.portal
  await signIn(1)
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await expect(app.getByText('Всё в порядке')).toBeVisible()

  await app.getByRole('tab', { name: 'Настройки' }).click()
  await app.getByRole('navigation', { name: 'Разделы настроек' }).getByRole('button', { name: 'Запросы' }).click()
  const open = app.getByRole('switch', { name: 'Новый контакт виден всем' })
  await open.focus()
  await page.keyboard.press('Space')
  await app.getByRole('button', { name: 'Сохранить 1 правку' }).click()
  await expect(app.getByText(/Не сохранено/)).toHaveCount(0)
  await expect(open).not.toBeChecked()

  await app.getByRole('button', { name: 'История' }).click()
  await expect(app.getByRole('complementary').getByText('Новый контакт виден всем: да → нет')).toBeVisible()
  await page.keyboard.press('Escape')

  const bound = () => [...state.placements.values()].map((one) => new URL(one.handler).pathname)
  const enabled = app.getByRole('switch', { name: 'Включено' })
  await enabled.focus()
  await page.keyboard.press('Space')
  await app.getByRole('button', { name: 'Сохранить 1 правку' }).click()
  await expect.poll(bound).not.toContain('/p/contact-requests')
  await enabled.focus()
  await page.keyboard.press('Space')
  await app.getByRole('button', { name: 'Сохранить 1 правку' }).click()
  await expect.poll(bound).toContain('/p/contact-requests')

  const tab = await openRequestsTab(page, network, '/crm/contact/details/1/')
  await tab.getByRole('button', { name: 'Настройки раздела' }).focus()
  await page.keyboard.press('Enter')
  const over = page.frameLocator('.side-slider iframe').frameLocator('iframe.app-frame')
  await expect(over.getByRole('button', { name: 'Запросы', exact: true })).toHaveAttribute('aria-current', 'page')
  await expect(over.getByRole('switch', { name: 'Новый контакт виден всем' })).not.toBeChecked()
})
