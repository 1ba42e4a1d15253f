import type { FrameLocator, Page } from '@playwright/test'
import { callApi } from '../../network/install-app.ts'
import { letterOutcomes } from '../../network/letter-outcomes.ts'
import { aLetter, send } from '../../network/letters.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { expect, test } from '../journey.ts'
import { expectClean, openSection, press } from '../lab-page.ts'

/** Heads a department and is no administrator. */
const head = 6
const agent = 2
const robot = 'robot@magazin.example'
const rules = '/api/rules/automatic-mail'

const words = {
  ru: { rules: 'Правила', lists: 'Автоматические письма' },
  en: { rules: 'Rules', lists: 'Automatic mail' },
}

async function openRules(page: Page, network: Network, lang: keyof typeof words = 'ru'): Promise<FrameLocator> {
  const app = await openSection(page, network, new RegExp(`^${words[lang].rules}$`))
  await app.getByRole('tab', { name: new RegExp(`^${words[lang].lists}`) }).click()
  await expect(app.getByRole('region', { name: words[lang].lists })).toBeVisible()
  return app
}

/** Sends a letter of the shop and resolves with what became of it. */
async function order(network: Network, token: string, number: number): Promise<string> {
  const subject = `Заказ ${number} принят`
  const messageId = `<order-${number}@magazin.example>`
  await send(network.smtp, aLetter({ from: `Магазин <${robot}>`, subject, messageId }))
  const outcome = async () => {
    const { letters } = await letterOutcomes(network.appUrl, token)
    return letters.find((letter) => letter.subject === subject)?.outcome ?? 'waiting'
  }
  await expect.poll(outcome, { timeout: 20_000 }).not.toBe('waiting')
  return outcome()
}

/** Publishes a first version, for the others to differ from. */
async function firstVersion({ appUrl }: Network, token: string): Promise<void> {
  const entries = [{ id: 'a', kind: 'address', value: 'digest@portal.example' }]
  const draft = (await callApi(appUrl, token, 'PUT', `${rules}/draft`, { draft: null, body: { entries } })) as {
    token: string
  }
  await callApi(appUrl, token, 'POST', `${rules}/publish`, { draft: draft.token, base: null })
}

test('a head tries a list, runs it over the past, lets it read along, publishes it, and goes back, by the keyboard', async ({
  page,
  network,
  signIn,
}) => {
  const admin = await session(network)
  await firstVersion(network, admin)
  expect(await order(network, admin, 1)).toBe('created')

  await signIn(head)
  const app = await openRules(page, network)
  await press(page, app.getByRole('button', { name: 'Добавить строку' }))
  await expect(app.getByRole('textbox', { name: 'Адрес' })).toBeFocused()
  await page.keyboard.type(robot)
  await page.keyboard.press('Enter')
  await app.getByRole('textbox', { name: 'От кого' }).fill(robot)
  const answer = app.getByRole('status').filter({ hasText: 'Запроса не открывает' })
  await expect(answer).toContainText('Открывает запрос')
  await press(page, app.getByRole('button', { name: 'Сохранить черновик' }))
  await expect(app.getByText('черновик: 1 отличие')).toBeVisible()

  await press(page, app.getByRole('radio', { name: '7 дней' }), 'Space')
  await press(page, app.getByRole('button', { name: 'Прогнать' }))
  const move = app.getByRole('table', { name: 'Что чем станет' }).getByRole('row').nth(1)
  await expect(move).toContainText(/Открывает запрос.*Запроса не открывает/)
  await press(page, move.getByRole('button', { name: 'какие' }))
  await expect(app.getByText(`${robot} · Заказ 1 принят`)).toBeVisible()

  await press(page, app.getByRole('switch', { name: /Теневой режим/ }), 'Space')
  await expect(app.getByText('Теневой режим включён')).toBeVisible()
  expect(await order(network, admin, 2)).toBe('created')
  const again = await openRules(page, network)
  await press(page, again.getByText('Смотреть расхождения'))
  await expect(again.getByRole('dialog').getByText(`${robot} · Заказ 2 принят`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(again.getByRole('dialog')).toHaveCount(0)
  await expectClean(page)

  await press(page, again.getByRole('button', { name: 'Опубликовать версию 2' }))
  const dialog = again.getByRole('dialog')
  await expect(dialog.getByText(`${robot} ✕`)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Что и зачем изменено' }).fill('Уведомления магазина')
  await press(page, dialog.getByRole('button', { name: 'Опубликовать версию 2' }))
  await expect(again.getByText('версия 2 действует')).toBeVisible()
  expect(await order(network, admin, 3)).toBe('ignored')

  await press(page, again.getByRole('button', { name: 'История версий' }))
  await expect(again.getByText('Уведомления магазина')).toBeVisible()
  await press(page, again.getByRole('button', { name: 'Вернуть версию 1' }))
  await press(page, again.getByRole('alertdialog').getByRole('button', { name: 'Вернуть версию 1' }))
  await expect(again.getByText('версия 3 действует')).toBeVisible()
  expect(await order(network, admin, 4)).toBe('created')
})

test('a head from whom the right was taken reads why not and who may; an employee too; the lab is clean in English', async ({
  page,
  network,
  signIn,
}) => {
  const admin = await session(network)
  const asked = async () => (await callApi(network.appUrl, admin, 'GET', '/api/permissions')) as { revision: number }
  const allow = async (holders: Record<string, string[]>) => {
    const { revision } = await asked()
    await callApi(network.appUrl, admin, 'PUT', '/api/permissions', { holders, integrators: [], revision })
  }
  const administrator = network.portal.state.users.get(1)
  const name = `${administrator?.name} ${administrator?.lastName}`
  await allow({ 'rules.publish': ['administrator'] })
  await signIn(head)
  const app = await openRules(page, network)
  await expect(app.getByRole('button', { name: 'Добавить строку' })).toBeEnabled()
  await expect(app.getByRole('button', { name: /^Опубликовать версию/ })).toBeDisabled()
  await expect(app.getByText(`у вас нет этого права, оно есть здесь: ${name}`)).toBeVisible()

  await allow({ 'rules.publish': ['administrator'], 'rules.edit': ['administrator'] })
  const readers = await openRules(page, network)
  await expect(readers.getByText(`Это право есть здесь: ${name}`)).toBeVisible()
  await expect(readers.getByRole('button', { name: 'Добавить строку' })).toHaveCount(0)
  const refused = session(network, head).then((token) =>
    callApi(network.appUrl, token, 'POST', `${rules}/mode`, { mode: 'off' }),
  )
  await expect(refused).rejects.toThrow(/permission\.denied/)

  await allow({})
  const person = network.portal.state.users.get(agent)
  if (!person) throw new Error('no such person')
  person.lang = 'en'
  await signIn(agent)
  const english = await openRules(page, network, 'en')
  await expect(english.getByText(/You have no right to change rules/)).toBeVisible()
  await expect(english.getByRole('button', { name: 'Add a line' })).toHaveCount(0)
  await expectClean(page)
  person.lang = 'ru'
})
