import { AxeBuilder } from '@axe-core/playwright'
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

test('a letter that the portal refused is recovered from quarantine by one press, and opens its request', async ({
  page,
  network,
  signIn,
}) => {
  const { state } = network.portal
  const refuse = {
    kind: 'refuse' as const,
    status: 400,
    error: 'ERROR_CORE',
    description: 'Обязательное поле не заполнено',
  }
  state.faults.add([{ ...refuse, match: { method: 'crm.item.add' } }])
  await send(
    network.smtp,
    aLetter({ subject: 'Не приняли', from: 'Пётр Ильин <ilyin@novy.example>' }),
    'ilyin@novy.example',
  )
  const outcomeOf = await outcomesOf(network)
  await until(
    () => outcomeOf('Не приняли'),
    (outcome) => outcome === 'quarantined',
  )
  state.faults.clear()
  await signIn(1)
  const app = await openJournal(page, network)
  await app.getByRole('radio', { name: /Карантин/ }).click()
  await app.getByText('Не приняли').click()
  const panel = app.getByRole('complementary')
  await expect(panel.getByText(/Портал отказался принять запрос/)).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('iframe.app-frame').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  await panel.getByRole('button', { name: 'Обработать ещё раз' }).click()
  await expect(panel.getByText('Новый запрос')).toBeVisible({ timeout: 20_000 })
  const made = [...state.items.of(1).rows.values()].filter(({ title }) => title === 'Не приняли')
  expect(made).toHaveLength(1)
})

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
