import type { FrameLocator, Page } from '@playwright/test'
import { aLetter, send } from '../../network/letters.ts'
import { letterOutcomes, until } from '../../network/letter-outcomes.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'

async function openJournal(page: Page, network: Network): Promise<FrameLocator> {
  const { state, url } = network.portal
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: 'Письма' }).click()
  return app
}

/** One session for all looks: each sign-in costs a request of the portal's quota. */
async function outcomesOf(network: Network): Promise<(subject: string) => Promise<string | undefined>> {
  const token = await session(network)
  return async (subject) => {
    const { letters } = await letterOutcomes(network.appUrl, token)
    return letters.find((letter) => letter.subject === subject)?.outcome
  }
}

test('a letter is moved into another request and back', async ({ page, network, signIn }) => {
  const { state } = network.portal
  for (const subject of ['Гидропривод', 'Насос']) await send(network.smtp, aLetter({ subject }))
  const outcomeOf = await outcomesOf(network)
  await until(
    async () => Promise.all(['Гидропривод', 'Насос'].map(outcomeOf)),
    (outcomes) => outcomes.every((outcome) => outcome === 'created'),
  )
  const record = () => [...state.activities.values()].find(({ subject }) => subject === 'Гидропривод')
  const first = record()?.ownerId
  const other = [...state.activities.values()].find(({ subject }) => subject === 'Насос')?.ownerId
  await signIn(1)
  const app = await openJournal(page, network)
  await app
    .getByRole('row', { name: /Гидропривод/ })
    .getByText('Гидропривод')
    .click()
  await app.getByRole('complementary').getByRole('button', { name: 'Перенести…' }).click()
  const dialog = app.getByRole('dialog', { name: 'Куда перенести' })
  await dialog.getByRole('textbox', { name: 'Найти запрос' }).fill('Насос')
  await dialog.getByRole('radio', { name: /Насос/ }).click({ force: true })
  await expect(dialog.getByText(/перейдут: 1 письмо/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Перенести' }).click()
  await expect.poll(() => record()?.ownerId).toBe(other)
  await app.getByRole('button', { name: 'Отменить' }).click()
  await expect.poll(() => record()?.ownerId).toBe(first)
})
