import { AxeBuilder } from '@axe-core/playwright'
import { multifieldsOf } from '../../portal/entities/multifields.ts'
import { callApi } from '../../network/install-app.ts'
import { card, cardsImported, openCardMailbox, sendCards, withCards } from '../../network/sample-cards.ts'
import { signIn as session } from '../../network/sign-in.ts'
import { appFrame, expect, test } from '../journey.ts'

const sender = 'a.gordeev@shchit.example'
const known = card(['N:Лапина;Вера;;;', 'ORG:Северный ветер', 'TEL;TYPE=CELL:+7 900 000-41-17'])
const doubtful = card([
  'N:Лапина;Вера;;;',
  'ORG:Завод «Меридиан»',
  'TEL;TYPE=CELL:8 (900) 000-41-17',
  'EMAIL:lapina@meridian.example',
])

test('a letter of cards leaves quarantine by one press, and its doubtful card is decided side by side', async ({
  page,
  network,
  signIn,
}) => {
  await openCardMailbox(network)
  await sendCards(network, sender, withCards(sender, known))
  await cardsImported(network, 1)
  await sendCards(network, sender, withCards(sender, doubtful, { proved: false, subject: 'Новая визитка' }))

  await signIn(1)
  const { state, url } = network.portal
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: 'Письма' }).click()
  // Once the letter is counted there the choices stand still.
  const quarantine = app.getByRole('radio', { name: 'Карантин 1' })
  await quarantine.waitFor({ state: 'attached' })
  await quarantine.click({ force: true })
  await expect(quarantine).toBeChecked()
  await app
    .getByRole('row', { name: /Новая визитка/ })
    .getByText('Новая визитка')
    .click()
  await expect(app.getByRole('complementary', { name: 'Новая визитка' })).toContainText('В карантине')

  const body = { revision: 1, enabled: true, values: { listedSenders: [sender] } }
  await callApi(network.appUrl, await session(network), 'PUT', '/api/settings/vcard-import', body)
  await app.getByRole('button', { name: 'Обработать все заново' }).click()
  await expect(app.getByText('Таких писем нет')).toBeVisible({ timeout: 20_000 })

  await app.getByRole('tab', { name: 'Визитки' }).click()
  await app.getByRole('tab', { name: /^Ждут решения/ }).click()
  const asked = app.getByRole('article', { name: 'Лапина Вера' })
  await expect(asked).toContainText('В визитке')
  await expect(asked).toContainText('Завод «Меридиан»')
  await expect(asked).toContainText('Северный ветер')
  // What React Aria tells a screen reader of a pending button is a node of its own, for seconds, when the button is gone already.
  const told = ['iframe.app-frame', '[data-live-announcer]']
  const seen = await new AxeBuilder({ page }).include('iframe.app-frame').exclude(told).analyze()
  expect(seen.violations).toEqual([])
  await asked.getByRole('button', { name: /^Тот же человек/ }).click()
  await expect(app.getByText('Решать нечего')).toBeVisible({ timeout: 20_000 })
  const named = () => [...state.items.of(3).rows.values()].filter(({ lastName }) => lastName === 'Лапина')
  const values = () => named().map((contact) => multifieldsOf(contact).map(({ value }) => value))
  await expect.poll(values, { timeout: 20_000 }).toEqual([expect.arrayContaining(['lapina@meridian.example'])])
})
