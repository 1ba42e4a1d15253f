import { AxeBuilder } from '@axe-core/playwright'
import { aLetter, send } from '../../network/letters.ts'
import { cardPath } from '../card-path.ts'
import { expect, openRequestsTab, test } from '../journey.ts'

const contact = '/crm/contact/details/1/'
const company = '/crm/company/details/1/'

test('a letter sent while the tab is open becomes a row by itself, and is read beside the list', async ({
  page,
  network,
  signIn,
}) => {
  await signIn(2)
  const app = await openRequestsTab(page, network, contact)
  await expect(app.getByRole('grid')).toBeVisible()
  await send(
    network.smtp,
    aLetter({
      subject: 'Гудит трансформатор',
      text: 'Гудит с утра, прошу посмотреть.',
      messageId: '<hum-1@zarechie.example>',
    }),
  )
  const row = app.getByRole('row', { name: /Гудит трансформатор/ })
  await expect(row).toBeVisible()
  await row.press('Enter')
  await expect(app.getByText('Гудит с утра, прошу посмотреть.')).toBeVisible()
})

test('an answer with another subject joins its request, and says why', async ({ page, network, signIn }) => {
  await send(network.smtp, aLetter({ subject: 'Первое письмо цепочки', messageId: '<chain-1@zarechie.example>' }))
  await send(
    network.smtp,
    aLetter({
      subject: 'Совсем другая тема',
      text: 'Продолжаю.',
      headers: ['In-Reply-To: <chain-1@zarechie.example>'],
    }),
  )
  const subjects = new Set(['Первое письмо цепочки', 'Совсем другая тема'])
  const written = () =>
    [...network.portal.state.activities.values()].filter(({ subject }) => subjects.has(subject)).length
  await expect.poll(written, { timeout: 30_000 }).toBe(2)
  await signIn(1)
  const app = await openRequestsTab(page, network, contact)
  const row = app.getByRole('row', { name: /Первое письмо цепочки.*2 письма/ })
  await expect(row).toBeVisible()
  await expect(app.getByText('Совсем другая тема')).toHaveCount(0)
  await row.press('Enter')
  await expect(app.getByText('Продолжаю.')).toBeVisible()
  for (const why of await app.getByText('почему здесь').all()) await why.click()
  await expect(app.getByText(/In-Reply-To/)).toBeVisible()
})

test('the company’s tab shows the requests of its contacts', async ({ page, network, signIn }) => {
  await send(network.smtp, aLetter({ subject: 'Через контакт компании' }))
  await signIn(1)
  const app = await openRequestsTab(page, network, company)
  await expect(app.getByRole('row', { name: /Через контакт компании/ })).toHaveCount(1)
})

test('a request is created from the tab and opens in the portal’s slider', async ({
  page,
  network,
  signIn,
  entityTypeId,
}) => {
  await signIn(2)
  const app = await openRequestsTab(page, network, contact)
  await app.getByRole('button', { name: 'Создать запрос' }).click()
  await app.getByLabel('Название').fill('Выезд на объект')
  await app.getByRole('dialog').getByRole('button', { name: 'Создать запрос' }).click()
  await app.getByRole('button', { name: 'Открыть карточку' }).first().click()
  const slider = page.frameLocator('.side-slider iframe')
  await expect(slider.getByRole('heading', { name: 'Выезд на объект' })).toBeVisible()
  const made = [...network.portal.state.items.of(entityTypeId).rows.values()].filter(
    (item) => item['title'] === 'Выезд на объект',
  )
  expect(made).toHaveLength(1)
  expect(new URL((await page.locator('.side-slider iframe').getAttribute('src')) ?? '', page.url()).pathname).toBe(
    cardPath(entityTypeId, made[0]?.id ?? 0),
  )
  await page.keyboard.press('Escape')
  await expect(app.getByRole('row', { name: /Выезд на объект/ })).toBeVisible()
})

test('the tab works without a mouse', async ({ page, network, signIn }) => {
  await send(network.smtp, aLetter({ subject: 'Для клавиатуры', text: 'Читаю без мыши.' }))
  const written = () => [...network.portal.state.activities.values()].map(({ subject }) => subject)
  await expect.poll(written, { timeout: 30_000 }).toContain('Для клавиатуры')
  await signIn(1)
  const app = await openRequestsTab(page, network, contact)
  await expect(app.getByRole('row', { name: /Для клавиатуры/ })).toBeVisible()
  await app.getByRole('searchbox').fill('Для клавиатуры')
  await expect(app.getByRole('row')).toHaveCount(2)
  await app.getByRole('grid').getByRole('row').nth(1).focus()
  await page.keyboard.press('Enter')
  await expect(app.getByText('Читаю без мыши.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(app.getByText('Читаю без мыши.')).toHaveCount(0)
})

test('the tab has no accessibility fault', async ({ page, network, signIn }) => {
  await signIn(1)
  const app = await openRequestsTab(page, network, contact)
  await app.getByRole('row').nth(1).press('Enter')
  await expect(app.getByRole('complementary', { name: 'Просмотр запроса' })).toBeVisible()
  const { violations } = await new AxeBuilder({ page })
    .include('iframe.app-frame')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
})

test('a person without rights in the CRM is shown no card and no tab', async ({ context, network, signIn }) => {
  await signIn(8)
  const page = await context.newPage()
  expect((await page.goto(`${network.portal.url}${contact}`))?.status()).toBe(404)
  await expect(page.getByRole('tab', { name: 'Запросы' })).toHaveCount(0)
})
