import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator, Locator, Page } from '@playwright/test'
import { letterOutcomes, until } from '../../network/letter-outcomes.ts'
import { aLetter, send } from '../../network/letters.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { publishUsualRules } from '../../network/usual-rules.ts'
import { appFrame, expect, test } from '../journey.ts'

async function openSection(page: Page, network: Network, title: RegExp): Promise<FrameLocator> {
  const { state, url } = network.portal
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: title }).click()
  return app
}

async function openKind(page: Page, network: Network, title: RegExp): Promise<FrameLocator> {
  const app = await openSection(page, network, /^Правила$/)
  await app.getByRole('tab', { name: title }).click()
  await expect(app.getByRole('group', { name: /^Лаборатория правил/ })).toBeVisible()
  return app
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('iframe.app-frame').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** By the keyboard alone, as a person without a mouse does. */
async function press(page: Page, control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await control.focus()
  await page.keyboard.press(key)
}

/** The draft against what works over the past week. */
async function dryRun(page: Page, app: FrameLocator): Promise<Locator> {
  await press(page, app.getByRole('button', { name: 'Сохранить черновик' }))
  await expect(app.getByText(/^черновик: \d+ отлич/)).toBeVisible()
  await press(page, app.getByRole('radio', { name: '7 дней' }), 'Space')
  await press(page, app.getByRole('button', { name: 'Прогнать' }))
  return app.getByRole('table', { name: 'Что чем станет' }).getByRole('row').nth(1)
}

/** The draft works as version 2, and one press brings version 1 back. */
async function publishAndGoBack(page: Page, app: FrameLocator): Promise<void> {
  await press(page, app.getByRole('button', { name: 'Опубликовать версию 2' }))
  await press(page, app.getByRole('dialog').getByRole('button', { name: 'Опубликовать версию 2' }))
  await expect(app.getByText('версия 2 действует')).toBeVisible()
  await press(page, app.getByRole('button', { name: 'История версий' }))
  await press(page, app.getByRole('button', { name: 'Вернуть версию 1' }))
  await press(page, app.getByRole('alertdialog').getByRole('button', { name: 'Вернуть версию 1' }))
  await expect(app.getByText('версия 3 действует')).toBeVisible()
  await press(page, app.getByRole('complementary').getByRole('button', { name: 'Закрыть' }))
}

test('category, deadline and responsible are each tried, run over the past, published and taken back by the keyboard', async ({
  page,
  network,
  signIn,
}) => {
  // Three kinds of rules, each through the whole lab.
  test.slow()
  await publishUsualRules(network)
  const token = await session(network)
  const texts = ['Не включается щит', 'Гудит шкаф', 'Паспорт изделия, и когда привезут остаток?']
  for (const text of texts) await send(network.smtp, aLetter({ subject: text, text }))
  await until(
    () => letterOutcomes(network.appUrl, token),
    ({ letters }) => texts.every((text) => letters.some((one) => one.subject === text && one.outcome === 'created')),
  )
  await signIn(1)

  await test.step('a letter of two categories waits for a person, in sight', async () => {
    const app = await openSection(page, network, /^Ждут ответственного/)
    await expect(app.getByText('Паспорт изделия, и когда привезут остаток?')).toBeVisible({ timeout: 20_000 })
    await expectClean(page)
  })

  await test.step('a word for the category', async () => {
    const app = await openKind(page, network, /^Категория/)
    await press(page, app.getByRole('button', { name: 'Добавить слово' }))
    const word = app.getByRole('textbox', { name: 'Слово или фраза' }).first()
    await expect(word).toHaveValue('')
    await word.fill('гудит')
    await app.getByRole('textbox', { name: 'Текст письма' }).fill('Гудит шкаф')
    await expect(app.getByRole('status').filter({ hasText: 'Решило самое весомое слово' })).toContainText('гудит')
    await press(page, app.getByRole('button', { name: 'Проверить словарь' }))
    await expect(app.getByRole('region', { name: 'Ни разу не нашлись' })).toBeVisible()
    await expectClean(page)
    await page.keyboard.press('Escape')
    await expect(await dryRun(page, app)).toContainText('не определена')
    await expect(app.getByRole('table', { name: 'Сколько достанется каждому' })).toContainText('Неисправность')
    await publishAndGoBack(page, app)
    await press(page, app.getByRole('button', { name: 'История слова не включается' }))
    await expect(app.getByRole('dialog')).toContainText('не включается · 50 · Неисправность')
    await page.keyboard.press('Escape')
  })

  await test.step('other hours for the deadline', async () => {
    const app = await openKind(page, network, /^Срок/)
    const hours = app.getByRole('textbox', { name: 'Неисправность' })
    await hours.fill('48')
    await hours.press('Tab')
    await expectClean(page)
    await expect(await dryRun(page, app)).toBeVisible()
    await publishAndGoBack(page, app)
  })

  await test.step('one person fewer in a group', async () => {
    const app = await openKind(page, network, /^Ответственный/)
    await press(page, app.getByRole('button', { name: /^Убрать из группы: / }).first())
    await expectClean(page)
    await expect(await dryRun(page, app)).toBeVisible()
    await expect(app.getByRole('table', { name: 'Сколько достанется каждому' })).toBeVisible()
    await publishAndGoBack(page, app)
  })
})
