import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, openRequestsTab, test, appFrame } from '../journeys/journey.ts'
import { letterOutcomes, until } from '../network/letter-outcomes.ts'
import { sendSamples } from '../network/sample-letters.ts'
import { signIn as session } from '../network/sign-in.ts'
import { supportAddress, type Network } from '../network/start-network.ts'

const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const widths = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1000 },
]
const langs = ['ru', 'en'] as const

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ network }) => {
  await sendSamples(network.smtp, supportAddress)
  const token = await session(network)
  await until(
    () => letterOutcomes(network.appUrl, token),
    (seen) => seen.letters.length === 4 && seen.letters.every((letter) => letter.outcome !== 'waiting'),
  )
})

function speak(network: Network, lang: 'ru' | 'en') {
  for (const user of network.portal.state.users.values()) user.lang = lang
}

async function shoot(page: Page, name: string, width: number, lang: string) {
  await page.screenshot({ path: `${pictures}${name}-${lang}${width === 1280 ? '' : `-${width}`}.png` })
}

for (const lang of langs) {
  for (const viewport of widths) {
    test(`pictures in ${lang} at ${viewport.width}`, async ({ page, network, signIn }) => {
      speak(network, lang)
      await page.setViewportSize(viewport)
      await signIn(1)
      const app = await openRequestsTab(page, network, '/crm/contact/details/1/')
      await app.getByRole('row').nth(2).waitFor()
      await shoot(page, 'contact-requests-list', viewport.width, lang)
      await app.getByRole('row').nth(1).getByRole('gridcell').nth(1).click()
      await app.getByText('срабатывает защита').first().waitFor()
      await shoot(page, 'contact-requests', viewport.width, lang)

      const company = await openRequestsTab(page, network, '/crm/company/details/1/')
      await company.getByRole('row').nth(2).waitFor()
      await shoot(page, 'company-requests', viewport.width, lang)

      const id = network.portal.state.apps.get(network.clientId)?.id ?? 0
      await page.goto(`${network.portal.url}/marketplace/app/${id}/`)
      await expect(appFrame(page).getByText(supportAddress).first()).toBeVisible()
      await shoot(page, 'main', viewport.width, lang)
    })
  }
}
