import { AxeBuilder } from '@axe-core/playwright'
import { callApi } from '../../network/install-app.ts'
import { aLetter, send } from '../../network/letters.ts'
import { startMailSink, type MailSink } from '../../network/mail-sink.ts'
import { signIn as session } from '../../network/sign-in.ts'
import { supportAddress, type Network } from '../../network/start-network.ts'
import { appFrame, expect, test as base } from '../journey.ts'

const test = base.extend<object, { sink: MailSink }>({
  productEnv: [{ MAIL_PRIVATE_HOSTS: '127.0.0.1' }, { scope: 'worker' }],
  sink: [
    async ({ network }, use) => {
      const sink = await startMailSink()
      const account = { host: sink.host, port: sink.port, security: 'none', login: '' }
      const from = { fromName: 'Щит', fromAddress: supportAddress }
      await callApi(network.appUrl, await session(network), 'PUT', '/api/mail-account', { ...account, ...from })
      await use(sink)
      await sink.stop()
    },
    { scope: 'worker' },
  ],
})

/** The request that a letter with this subject opened; resolves with its number. */
async function requestOf(network: Network, subject: string): Promise<number> {
  const found = () => [...network.portal.state.items.of(1).rows.values()].find((one) => one['title'] === subject)?.id
  await expect.poll(found, { timeout: 30_000 }).toBeTruthy()
  return found() ?? 0
}

test('an agent answers from the request’s card, and the client’s answer comes in while the card is open', async ({
  page,
  network,
  sink,
  signIn,
}) => {
  const subject = 'OR-16 trips on start'
  await send(network.smtp, aLetter({ subject, text: 'Срабатывает защита.', messageId: '<trip-1@zarechie.example>' }))
  const id = await requestOf(network, subject)
  await signIn(1)
  await page.goto(`${network.portal.url}/crm/lead/details/${id}/`)
  await page.getByRole('tab', { name: 'Переписка' }).click()
  const app = appFrame(page)
  await expect(app.getByText('Срабатывает защита.')).toBeVisible()

  await app.getByRole('button', { name: 'Ответить клиенту' }).click()
  await app.getByRole('textbox', { name: 'Текст письма' }).fill('Пришлите фото шильдика.')
  await expect(app.getByText('черновик сохранён')).toBeVisible()
  await app.getByRole('button', { name: 'Отправить клиенту' }).click()
  await expect(app.getByText(/уйдёт через/)).toBeVisible()
  await app.getByRole('button', { name: 'Вернуть и исправить' }).click()
  const words = app.getByRole('textbox', { name: 'Текст письма' })
  await expect(words).toHaveValue('Пришлите фото шильдика.')
  await words.fill('Пришлите фото шильдика и ток уставки.')
  await app.getByRole('button', { name: 'Отправить клиенту' }).click()
  await expect(app.getByText(/уйдёт через/)).toBeVisible()
  await expect.poll(() => sink.letters.length, { timeout: 30_000 }).toBe(1)
  await expect(app.getByText('отправлено', { exact: true })).toBeVisible()
  const [sent] = sink.letters
  expect(sent?.headers['in-reply-to']).toBe('<trip-1@zarechie.example>')

  const headers = [`In-Reply-To: ${sent?.headers['message-id']}`]
  await send(network.smtp, aLetter({ subject: 'Фото', text: 'Фото во вложении.', headers }))
  await expect(app.getByText('Фото во вложении.')).toBeVisible({ timeout: 30_000 })
  const { violations } = await new AxeBuilder({ page })
    .include('iframe.app-frame')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
})

test('a draft outlives the tab, and of two tabs none overwrites the other', async ({
  page,
  context,
  network,
  signIn,
}) => {
  const subject = 'Two tabs'
  await send(network.smtp, aLetter({ subject, text: 'Вопрос.', messageId: '<tabs-1@zarechie.example>' }))
  const id = await requestOf(network, subject)
  await signIn(1)
  const open = async (tab: typeof page) => {
    await tab.goto(`${network.portal.url}/crm/lead/details/${id}/`)
    await tab.getByRole('tab', { name: 'Переписка' }).click()
    return appFrame(tab)
  }
  const first = await open(page)
  await first.getByRole('button', { name: 'Ответить клиенту' }).click()
  await first.getByRole('textbox', { name: 'Текст письма' }).fill('Начал писать')
  await expect(first.getByText('черновик сохранён')).toBeVisible()
  const other = await context.newPage()
  const second = await open(other)
  await expect(second.getByRole('textbox', { name: 'Текст письма' })).toHaveValue('Начал писать')
  await second.getByRole('textbox', { name: 'Текст письма' }).fill('Во второй вкладке')
  await expect(second.getByText('черновик сохранён')).toBeVisible()
  await first.getByRole('textbox', { name: 'Текст письма' }).fill('В первой вкладке')
  await expect(first.getByText('Черновик изменён в другой вкладке')).toBeVisible()
  await first.getByRole('button', { name: 'Взять тот текст' }).click()
  await expect(first.getByRole('textbox', { name: 'Текст письма' })).toHaveValue('Во второй вкладке')
})
