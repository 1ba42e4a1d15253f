import type { FrameLocator, Locator, Page } from '@playwright/test'
import { openSection, type Screen, type World } from './screen.ts'

async function openMailboxForm(page: Page, world: World): Promise<Locator> {
  const app = await openSection(page, world, /^(Ящики|Mailboxes)$/)
  await app.getByRole('button', { name: /^(Добавить ящик|Add mailbox)$/ }).click()
  const form = app.getByRole('dialog')
  await form.getByRole('textbox').first().fill('zakaz@yandex.ru')
  return form
}

/** A mailbox whose server nobody finds: its line says so. */
async function addUnreachable(app: FrameLocator) {
  await app.getByRole('button', { name: /^(Добавить ящик|Add mailbox)$/ }).click()
  const form = app.getByRole('dialog')
  await form.getByRole('textbox').first().fill('sales@shchit.example')
  await form
    .getByRole('textbox', { name: /^(Сервер|Server)$/ })
    .first()
    .fill('imap.shchit.invalid')
  await form.getByLabel(/^(Пароль приложения|App password)$/).fill('abcd-efgh')
  await form.getByRole('radio', { name: /^(Общим способом портала|The portal’s shared way)$/ }).click()
  await form.getByRole('button', { name: /^(Добавить ящик|Add mailbox)$/ }).click()
}

/** Mailboxes: the list, the form, a try of its servers. */
export const mailboxScreens: readonly Screen[] = [
  {
    name: 'mailboxes',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Ящики|Mailboxes)$/)
      await app.getByRole('listitem').first().waitFor()
      if ((await app.getByText('sales@shchit.example').count()) === 0) await addUnreachable(app)
      await app.getByText(/^(Сервера с таким именем нет|There is no server of this name)/).waitFor()
    },
  },
  { name: 'mailbox-form', open: openMailboxForm },
  {
    name: 'mailbox-test',
    open: async (page, world) => {
      const form = await openMailboxForm(page, world)
      await form.getByRole('button', { name: /^(Проверить соединение|Test connection)$/ }).click()
      await form.getByRole('status').getByRole('listitem').last().waitFor()
    },
  },
]
