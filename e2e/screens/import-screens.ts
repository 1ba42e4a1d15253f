import type { FrameLocator, Page } from '@playwright/test'
import { archive } from '../journeys/import/archive.ts'
import { openSection, type Screen, type World } from './screen.ts'

/** Rows of one picture are not those of the next: what was imported once is skipped. */
let first = 41_877

async function sendArchive(page: Page, world: World, deals: boolean): Promise<FrameLocator> {
  const { state } = world.network.portal
  const owner = state.users.get(6)
  const app = await openSection(page, world, /^(Импорт|Import)$/)
  // Deals stand in no other picture.
  if (deals) await app.getByRole('radio', { name: /^(Сделки|Deals)$/ }).click()
  const file = archive({
    rows: 60,
    first,
    email: 'e.vorontsova@zarechie.example',
    owner: `${owner?.lastName} ${owner?.name}`,
  })
  first += 100
  await app.locator('input[type=file]').setInputFiles({ name: 'archive_15-24.csv', mimeType: 'text/csv', buffer: file })
  await app.getByRole('table').getByRole('row').nth(3).waitFor()
  return app
}

async function checked(app: FrameLocator): Promise<void> {
  await app
    .getByRole('button', { name: /^(Пробный прогон|Dry run)$/ })
    .last()
    .click()
  await app.getByRole('list', { name: /^(Причины|Causes)$/ }).waitFor({ timeout: 20_000 })
}

async function written(page: Page, world: World, cost: number): Promise<FrameLocator> {
  const { limits } = world.network.portal.state
  limits.operating.configure({ costs: { 'crm.item.batchimport': cost, 'crm.item.import': cost } })
  const app = await sendArchive(page, world, true)
  await checked(app)
  await app.getByRole('button', { name: /^(План загрузки|Import plan)$/ }).click()
  await app.getByRole('button', { name: /^(Загрузить|Import) \d+$/ }).click()
  return app
}

/** An archive on its way into the portal. */
export const importScreens: readonly Screen[] = [
  { name: 'import-mapping', open: (page, world) => sendArchive(page, world, false) },
  { name: 'import-check', open: async (page, world) => checked(await sendArchive(page, world, false)) },
  {
    name: 'import-certificate',
    open: async (page, world) => {
      const app = await written(page, world, 0.1)
      await app
        .getByRole('button', { name: /^(Сверить с порталом|Compare with the portal)$/ })
        .click({ timeout: 30_000 })
      await app.getByRole('button', { name: /^(Печать|Print)$/ }).waitFor({ timeout: 20_000 })
    },
  },
  {
    name: 'import-running',
    open: async (page, world) => {
      const app = await written(page, world, 230)
      await app.getByText(/(Примерно до|Until about)/).waitFor({ timeout: 30_000 })
    },
  },
]
