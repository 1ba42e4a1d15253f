import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { restCall } from '../../network/rest-call.ts'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'

/** Sees only what is his own in the portal. */
const seller = 7

async function section(page: Page, network: Network, name: string): Promise<FrameLocator> {
  const { state, url } = network.portal
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name, exact: true }).click()
  return app
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('iframe.app-frame').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

async function made(network: Network, entityTypeId: number, fields: object): Promise<number> {
  const answer = await restCall(network, 'crm.item.add', { entityTypeId, fields })
  return (answer as { item: { id: number } }).item.id
}

test('all contacts are taken as a file with Russian names', async ({ page, network, signIn }) => {
  await made(network, 3, { name: 'Пётр', lastName: 'Файлов' })
  await signIn(1)
  const app = await section(page, network, 'Выгрузка')
  await expect(app.getByRole('button', { name: 'Собрать CSV' })).toBeVisible()
  await expectClean(page)
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 30_000 }),
    app.getByRole('button', { name: 'Собрать CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('Контакты.csv')
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toMatch(/ID;.*Имя;/)
  expect(text).toContain('Файлов')
})

test('the dashboard counts for each person what the portal shows them; a chart is a table too', async ({
  page,
  network,
  signIn,
}) => {
  const ours = await made(network, 1, { title: 'Запрос продавца', assignedById: seller })
  expect(ours).toBeGreaterThan(0)
  const openIn = async (app: FrameLocator) => {
    await expect(app.getByText(/^Данные на/)).toBeVisible({ timeout: 20_000 })
    const tile = app.getByText('Открыто сейчас').locator('xpath=ancestor::*[2]')
    return Number((await tile.textContent())?.replaceAll(/\D/g, ''))
  }
  await signIn(1)
  const app = await section(page, network, 'Дашборд')
  const all = await openIn(app)
  await expectClean(page)
  const card = app.getByRole('region', { name: 'Открытые запросы по стадиям' })
  await card.getByRole('button', { name: 'Таблица, печать, картинка' }).focus()
  await page.keyboard.press('Enter')
  await app.getByRole('menuitem', { name: 'Показать таблицей' }).press('Enter')
  await expect(card.getByRole('columnheader', { name: 'Стадия' })).toBeVisible()
  await signIn(seller)
  const own = await openIn(await section(page, network, 'Дашборд'))
  expect(own).toBeGreaterThan(0)
  expect(own).toBeLessThan(all)
})
