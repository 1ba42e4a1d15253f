import type { FrameLocator, Page } from '@playwright/test'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'

async function openRules(page: Page, network: Network): Promise<FrameLocator> {
  const { state, url } = network.portal
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: 'Правила', exact: true }).click()
  await app.getByRole('tab', { name: /^Автоматические письма/ }).click()
  await expect(app.getByRole('region', { name: 'Автоматические письма' })).toBeVisible()
  return app
}

test('an employee reads the rules and changes nothing', async ({ page, network, signIn }) => {
  await signIn(2)
  const app = await openRules(page, network)
  await expect(app.getByText(/Правила меняют руководители и администраторы/)).toBeVisible()
  await expect(app.getByRole('button', { name: 'Добавить строку' })).toHaveCount(0)
})
