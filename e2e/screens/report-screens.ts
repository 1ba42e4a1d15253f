import type { FrameLocator, Page } from '@playwright/test'
import { openSection, type Screen, type World } from './screen.ts'
import { seedReport } from './seed-report.ts'

async function openReport(page: Page, world: World): Promise<FrameLocator> {
  await seedReport(world.network)
  const app = await openSection(page, world, /^(Отчёты|Reports)$/)
  await app.getByRole('table').waitFor()
  return app
}

/** Times in stages and deadlines, and the requests behind a figure. */
export const reportScreens: readonly Screen[] = [
  { name: 'reports', open: openReport },
  {
    name: 'reports-drill',
    open: async (page, world) => {
      const app = await openReport(page, world)
      await app.getByRole('row').nth(1).getByRole('link').first().click()
      await app.getByRole('complementary').getByRole('listitem').first().waitFor()
    },
  },
]
