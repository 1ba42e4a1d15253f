import type { FrameLocator, Locator, Page } from '@playwright/test'
import { callApi } from '../../network/install-app.ts'
import { letterOutcomes, until } from '../../network/letter-outcomes.ts'
import { aLetter, send } from '../../network/letters.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { categoriesOf, publishUsualRules } from '../../network/usual-rules.ts'
import { portalTime } from '../../portal/wire/time.ts'
import { expect, test } from '../journey.ts'
import { expectClean, goToKind, openSection, press } from '../lab-page.ts'

const letters = [
  'Не включается щит',
  'Действует ли гарантия?',
  'Гудит шкаф',
  'Паспорт изделия, и когда привезут остаток?',
  'Обучение персонала в декабре',
]

interface Waiting {
  rows: object[]
}

interface PublishedBody {
  groups: object[]
  lines: object[]
}

/** A second version of rules that are at work. */
async function publishChanged(
  { appUrl }: Network,
  token: string,
  kind: string,
  change: (body: PublishedBody) => object,
): Promise<void> {
  const call = (method: string, rest: string, content?: object) =>
    callApi(appUrl, token, method, `/api/rules/${kind}${rest}`, content)
  const { published } = (await call('GET', '')) as { published: { body: PublishedBody } }
  const draft = (await call('PUT', '/draft', { draft: null, body: change(published.body) })) as { token: string }
  await call('POST', '/publish', { draft: draft.token, base: 1 })
}

/** The usual rules, with categories that are only suggested; a group in which nobody can take a request; and letters on which they have decided. */
async function decidedLetters(network: Network): Promise<void> {
  // The calendar of the portal is read by a right of its own.
  network.portal.state.apps.get(network.clientId)?.scopes.push('calendar')
  await publishUsualRules(network)
  const token = await session(network)
  await publishChanged(network, token, 'category', (body) => ({ ...body, sureFrom: 30 }))
  // They are there for a minute of the day, half a day from now.
  const minute = (Math.floor(network.portal.state.clock.now() / 60_000) + 720) % 1_440
  const hours = { zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: minute, to: minute + 1 }
  const teachers = { id: 3, name: 'Учебный центр', members: [{ userId: 2 }], hours }
  const lessons = { groupId: 3, categoryIds: [categoriesOf(network).get('Обучение') ?? ''] }
  await publishChanged(network, token, 'person', ({ groups, lines }) => ({
    groups: [...groups, teachers],
    lines: [lessons, ...lines],
  }))
  await Promise.all(letters.map((text) => send(network.smtp, aLetter({ subject: text, text }))))
  await until(
    () => letterOutcomes(network.appUrl, token),
    ({ letters: all }) => letters.every((text) => all.some((one) => one.subject === text && one.outcome === 'created')),
  )
  const waiting = async () => (await callApi(network.appUrl, token, 'GET', '/api/waiting-requests')) as Waiting
  const { rows } = await until(waiting, (seen) => seen.rows.length === 4)
  expect(rows).toHaveLength(4)
}

/** The draft against what works over the past week. */
async function dryRun(page: Page, app: FrameLocator): Promise<Locator> {
  await press(page, app.getByRole('button', { name: 'Сохранить черновик' }))
  await expect(app.getByText(/^черновик: \d+ отлич/)).toBeVisible()
  await press(page, app.getByRole('radio', { name: '7 дней' }), 'Space')
  await press(page, app.getByRole('button', { name: 'Прогнать' }))
  return app.getByRole('table', { name: 'Что чем станет' }).getByRole('row').nth(1)
}

async function publish(page: Page, app: FrameLocator, version: number): Promise<void> {
  await press(page, app.getByRole('dialog').getByRole('button', { name: `Опубликовать версию ${version}` }))
  await expect(app.getByText(`версия ${version} действует`)).toBeVisible()
}

async function inWaitingList(page: Page, app: FrameLocator): Promise<void> {
  const row = (text: string) => app.getByRole('listitem').filter({ hasText: text })
  await expect(row('Паспорт изделия, и когда привезут остаток?')).toContainText('без категории')
  await expect(row('Обучение персонала в декабре')).toContainText(
    'Группа «Учебный центр» в это время запросы не берёт.',
  )
  await expectClean(page)
  const weak = row('Действует ли гарантия?')
  await press(page, weak.getByRole('button', { name: 'Поставить «Неисправность»' }))
  await expect(weak).toHaveCount(0)
}

async function aWordForTheCategory(page: Page, app: FrameLocator): Promise<void> {
  await goToKind(app, /^Категория/)
  await press(page, app.getByRole('button', { name: 'Добавить слово' }))
  const word = app.getByRole('textbox', { name: 'Слово или фраза' }).first()
  await expect(word).toHaveValue('')
  await word.fill('гудит')
  await app.getByRole('textbox', { name: 'Вес' }).first().fill('40')
  await app.getByRole('textbox', { name: 'Текст письма' }).fill('Гудит шкаф')
  await expect(app.getByRole('status').filter({ hasText: 'Решило самое весомое слово' })).toContainText('гудит')
  await expect(await dryRun(page, app)).toContainText('не определена')
  await expect(app.getByRole('table', { name: 'Сколько достанется каждому' })).toContainText('Неисправность')
  await press(page, app.getByRole('button', { name: 'Опубликовать версию 3' }))
  await publish(page, app, 3)
  await press(page, app.getByRole('button', { name: 'Проверить словарь' }))
  await expect(app.getByRole('region', { name: 'Ни разу не нашлись' })).toBeVisible()
  await expectClean(page)
  await page.keyboard.press('Escape')
  await press(page, app.getByRole('button', { name: 'История слова не включается' }))
  await expect(app.getByRole('dialog')).toContainText('не включается · 50 · Неисправность')
  await page.keyboard.press('Escape')
}

/** Two weeks in which nobody works, out of a file. */
async function holidaysForTheDeadline(page: Page, app: FrameLocator, network: Network): Promise<void> {
  const day = (ahead: number) => portalTime(network.portal.state.clock.now() + ahead * 86_400_000).slice(0, 10)
  const table = `дата;вид;часы;почему\n${day(0)}..${day(14)};выходной;;Ремонт цеха\n2027-02-30;выходной;;`
  await goToKind(app, /^Срок/)
  await press(page, app.getByRole('button', { name: 'Взять из календаря портала' }))
  const own = app.getByRole('region', { name: 'Свои дни' })
  await expect(own.getByRole('button', { name: 'Убрать день рабочий день из календаря портала' }).first()).toBeVisible()
  await press(page, app.getByRole('button', { name: 'Загрузить файл дней' }))
  const dialog = app.getByRole('dialog')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'дни.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await expect(dialog.getByRole('region', { name: 'Дни из файла' })).toContainText('Ремонт цеха')
  await expect(dialog.getByRole('region', { name: 'Пропущено' })).toContainText('Строка 3')
  await press(page, dialog.getByRole('button', { name: /^Взять в черновик/ }))
  await expect(await dryRun(page, app)).toBeVisible()
  await press(page, app.getByRole('button', { name: 'Опубликовать версию 2' }))
  const moved = app.getByRole('dialog').getByRole('region', { name: 'Открытые сроки' })
  await expect(moved).toContainText(/сдвинется сроков: \d+ из/)
  await expect(moved.getByRole('link', { name: 'Не включается щит' })).toBeVisible()
  await expectClean(page)
  await publish(page, app, 2)
}

async function loadOfPersons(page: Page, app: FrameLocator): Promise<void> {
  await goToKind(app, /^Ответственный/)
  await press(page, app.getByRole('button', { name: /^Убрать из группы: / }).first())
  await expect(await dryRun(page, app)).toBeVisible()
  const loads = app.getByRole('table', { name: 'Сколько достанется каждому' })
  await expect(loads.getByRole('columnheader')).toHaveText([
    'Сколько достанется каждому',
    'Сейчас',
    'Станет',
    'Разница',
  ])
  await expectClean(page)
}

async function categoriesOfTheDayTakenBack(page: Page, network: Network): Promise<void> {
  const app = await openSection(page, network, /^Журнал действий/)
  await press(page, app.getByRole('radio', { name: 'Работа правил' }), 'Space')
  await press(page, app.getByRole('button', { name: 'Отменить за период' }))
  const dialog = app.getByRole('dialog', { name: 'Отменить записанное правилами' })
  const categories = app.getByRole('option', { name: /категори/i })
  // A list that opens while the dialog still moves into its place is closed by that.
  await expect(async () => {
    await press(page, dialog.getByRole('button', { name: /Какие правила/ }))
    await expect(categories).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await press(page, categories)
  await page.keyboard.press('Escape')
  await press(page, dialog.getByRole('button', { name: 'Показать, что вернётся' }))
  await expect(dialog.getByRole('region', { name: 'Что вернётся' })).toContainText('Неисправность')
  await expectClean(page)
  await press(page, dialog.getByRole('button', { name: /^Вернуть прежнее: / }))
  await expect(dialog.getByText('Прежние значения возвращаются.')).toBeVisible()
}

test('what the rules decided is seen, tried anew, published and taken back, by the keyboard', async ({
  page,
  network,
  signIn,
}) => {
  // Three kinds of rules, the list of those who wait, and the journal.
  test.slow()
  await decidedLetters(network)
  await signIn(1)
  const app = await openSection(page, network, /^Ждут ответственного/)
  await test.step('who has no category, or one that is only suggested, and for whom nobody is there waits in sight', () =>
    inWaitingList(page, app))
  await test.step('a word for the category', () => aWordForTheCategory(page, app))
  await test.step('holidays for the deadline', () => holidaysForTheDeadline(page, app, network))
  await test.step('one person fewer in a group', () => loadOfPersons(page, app))
  await test.step('categories of the day go back', () => categoriesOfTheDayTakenBack(page, network))
})
