import { AxeBuilder } from '@axe-core/playwright'
import { callApi } from '../../network/install-app.ts'
import { aLetter, send } from '../../network/letters.ts'
import { startMailSink } from '../../network/mail-sink.ts'
import { newContact } from '../../network/rest-call.ts'
import { sendRaw } from '../../network/send-letters.ts'
import { signIn as session } from '../../network/sign-in.ts'
import { supportAddress } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'

const performer = 'petrov@shchit.example'

test.use({ productEnv: { MAIL_PRIVATE_HOSTS: '127.0.0.1' } })

test('an agent gives a task to somebody outside, and the answer stands in the task and the request, apart from the client', async ({
  page,
  network,
  signIn,
}) => {
  const sink = await startMailSink()
  const account = { host: sink.host, port: sink.port, security: 'none', login: '', fromName: 'Щит' }
  const body = { ...account, fromAddress: supportAddress }
  await callApi(network.appUrl, await session(network), 'PUT', '/api/mail-account', body)
  await newContact(network, 'Пётр Монтажников', [performer, 'p.home@mail.example'])
  await send(network.smtp, aLetter({ subject: 'Не работает щит' }))
  const leads = network.portal.state.items.of(1).rows
  const lead = () => Array.from(leads.values()).find((one) => one.title === 'Не работает щит')?.id ?? 0
  await expect.poll(lead, { timeout: 30_000 }).toBeGreaterThan(0)

  await signIn(1)
  await page.goto(`${network.portal.url}/crm/lead/details/${lead()}/`)
  await page.getByRole('tab', { name: 'Внешние задачи' }).click()
  const app = appFrame(page)
  await app.getByRole('button', { name: 'Поручить внешнему исполнителю' }).click()
  const form = app.getByRole('dialog')
  await form.getByLabel('Что сделать').fill('Проверить щит')
  await form.getByLabel('Описание').fill('Заречная, 5, второй подъезд')
  await form.getByRole('searchbox').fill('Пётр')
  await form.getByRole('radio', { name: /Пётр Монтажников/ }).click({ force: true })
  await form.getByRole('button', { name: /Куда писать/ }).click()
  await app.getByRole('option', { name: performer }).click()
  await expect(form.getByRole('region', { name: 'Что увидит исполнитель' })).toContainText(
    'Заречная, 5, второй подъезд',
  )
  await form.getByRole('button', { name: 'Создать и отправить' }).click()

  await expect.poll(() => sink.letters.map(({ to }) => to), { timeout: 30_000 }).toEqual([[performer]])
  const thread = app.getByRole('region', { name: 'Переписка с исполнителем' })
  await expect(thread.getByText('отправлено', { exact: true })).toBeVisible()
  const reply = aLetter({
    from: `Пётр <${performer}>`,
    subject: 'Re: задача',
    text: 'Готово. Щит исправен, меняли автомат.',
    headers: [`In-Reply-To: ${sink.letters[0]?.headers['message-id']}`],
  })
  await sendRaw(network.smtp, { from: performer, to: supportAddress }, reply)
  await expect(thread.getByText('Щит исправен, меняли автомат.')).toBeVisible({ timeout: 30_000 })
  await expect(thread.getByText('исполнитель: готово')).toBeVisible()
  const comments = [...network.portal.state.taskComments.values()]
  expect(comments.map(({ text }) => text).join()).toContain('Щит исправен')
  expect((await new AxeBuilder({ page }).include('iframe.app-frame').analyze()).violations).toEqual([])

  await page.getByRole('tab', { name: 'Переписка' }).click()
  const client = appFrame(page).getByRole('region', { name: 'С клиентом' })
  await expect(client.getByText('Добрый день!')).toBeVisible()
  await expect(client.getByText('Щит исправен')).toHaveCount(0)
  await sink.stop()
})
