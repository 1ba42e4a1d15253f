import { readFile } from 'node:fs/promises'
import { letterOutcomes, until } from '../../network/letter-outcomes.ts'
import { aLetter, send } from '../../network/letters.ts'
import { signIn as session } from '../../network/sign-in.ts'
import { appFrame, expect, test } from '../journey.ts'

test('what is held of one person is found, taken as a file and erased', async ({ page, network, signIn }) => {
  const [email, subject] = ['n.ushakova@uezd.example', 'Забудьте меня']
  await send(network.smtp, aLetter({ from: `Нина Ушакова <${email}>`, subject }))
  const token = await session(network)
  await until(
    async () => (await letterOutcomes(network.appUrl, token)).letters.find((one) => one.subject === subject)?.outcome,
    (outcome) => outcome === 'created',
  )
  const { state, url } = network.portal
  await signIn(1)
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: 'Состояние' }).click()
  await app.getByRole('tab', { name: 'Данные человека' }).click()
  const find = async () => {
    await app.getByRole('textbox', { name: 'Почта' }).fill(email)
    await page.keyboard.press('Enter')
  }
  await find()
  await expect(app.getByText(/^Найдено: \d+ запис/)).toBeVisible()
  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('button', { name: 'Выгрузить копию' }).press('Enter'),
  ])
  expect(await readFile(await copy.path(), 'utf8')).toContain(subject)

  await app.getByRole('button', { name: 'Удалить данные' }).press('Enter')
  await app.getByRole('alertdialog').getByRole('button', { name: 'Удалить данные' }).press('Enter')
  await expect(app.getByText(/^Удалено или очищено: \d+ запис/)).toBeVisible()
  await page.reload()
  await app.getByRole('tab', { name: 'Состояние' }).click()
  await app.getByRole('tab', { name: 'Данные человека' }).click()
  await find()
  await expect(app.getByText('О таком человеке ничего не хранится.')).toBeVisible()
})
