import type { FrameLocator, Page } from '@playwright/test'
import { archive } from '../journeys/import/archive.ts'
import { openSection, type Screen, type World } from './screen.ts'

/** Rows of one picture are not those of the next: what was imported once is skipped. */
let first = 41_877

async function sendArchive(page: Page, world: World): Promise<FrameLocator> {
  const { state } = world.network.portal
  const owner = state.users.get(6)
  const app = await openSection(page, world, /^(Импорт|Import)$/)
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

/** An archive on its way into the portal. */
export const importScreens: readonly Screen[] = [
  { name: 'import-mapping', open: sendArchive },
  { name: 'import-check', open: async (page, world) => checked(await sendArchive(page, world)) },
]
