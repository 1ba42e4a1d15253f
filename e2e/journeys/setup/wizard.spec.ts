import { ownDatabase } from '../../network/own-database.ts'
import { startNetwork, supportAddress } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'

test('an administrator installs the app in its wizard, and the tab appears', async ({ page, context }) => {
  const database = await ownDatabase()
  const network = await startNetwork({ databaseUrl: database.url, install: false })
  const { state, url } = network.portal
  const [name = '', value = ''] = (state.sessions.signIn(1).cookie.split(';')[0] ?? '').split('=')
  await context.addCookies([{ name, value, url }])
  try {
    await page.goto(`${url}/crm/contact/details/1/`)
    await expect(page.getByRole('tab', { name: 'Запросы' })).toHaveCount(0)

    await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
    await appFrame(page).getByRole('button', { name: 'Установить' }).click()
    await expect(appFrame(page).getByLabel('Адрес ящика')).toBeVisible()
    await appFrame(page).getByLabel('Адрес ящика').fill(supportAddress)
    await appFrame(page).getByRole('button', { name: 'Добавить' }).click()
    await expect(appFrame(page).getByText(supportAddress).first()).toBeVisible()

    await page.goto(`${url}/crm/contact/details/1/`)
    await page.getByRole('tab', { name: 'Запросы' }).click()
    await expect(appFrame(page).getByRole('row').nth(1)).toBeVisible()
    const bound = [...state.placements.values()].map((one) => one.placement)
    expect(bound.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'CRM_COMPANY_DETAIL_TAB',
      'CRM_COMPANY_DETAIL_TAB',
      'CRM_COMPANY_DETAIL_TAB',
      'CRM_COMPANY_DETAIL_TOOLBAR',
      'CRM_CONTACT_DETAIL_TAB',
      'CRM_CONTACT_DETAIL_TAB',
      'CRM_DEAL_DETAIL_TAB',
      'CRM_LEAD_DETAIL_TAB',
      'CRM_LEAD_DETAIL_TAB',
      'CRM_LEAD_LIST_TOOLBAR',
      'TASK_VIEW_TAB',
    ])
  } finally {
    await page.goto('about:blank')
    await network.stop()
    await database.stop()
  }
})
