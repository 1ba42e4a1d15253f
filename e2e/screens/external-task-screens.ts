import type { FrameLocator, Page } from '@playwright/test'
import { appFrame } from '../journeys/journey.ts'
import { newContact } from '../network/rest-call.ts'
import type { Screen, World } from './screen.ts'

const performer = 'Монтажников Пётр'

/** The «Внешние задачи» tab of the request of the sample letters. */
async function openTasks(page: Page, { network, request }: World): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/details/${request}/`)
  await page.getByRole('tab', { name: /^(Внешние задачи|External tasks)$/ }).click()
  const app = appFrame(page)
  await giveButton(app).first().waitFor()
  return app
}

const giveButton = (app: FrameLocator) =>
  app.getByRole('button', { name: /^(Поручить внешнему исполнителю|Give to an external performer)$/ })

/** The form, filled in; the letter stands beside it. */
async function fillForm(page: Page, world: World): Promise<FrameLocator> {
  const app = await openTasks(page, world)
  await giveButton(app).first().click()
  const form = app.getByRole('dialog')
  const known = Array.from(world.network.portal.state.items.of(3).rows.values()).some((one) => one.name === performer)
  if (!known) await newContact(world.network, performer, ['petrov@montazh.example', 'p.home@mail.example'])
  await form.getByRole('textbox', { name: /^(Что сделать|What to do)$/ }).fill('Заменить автомат в щите этажа 3')
  await form
    .getByRole('textbox', { name: /^(Описание|Description)$/ })
    .fill('Заречная, 5, второй подъезд. Пропуск заказан на вашу фамилию.')
  await form.getByRole('searchbox').fill('Монтажников')
  await form.getByText(performer).click()
  await form.getByRole('button', { name: /(Куда писать|Where to write)/ }).click()
  await app.getByRole('option', { name: 'petrov@montazh.example' }).click()
  await form.getByText('petrov@montazh.example').last().waitFor()
  return app
}

/** Tasks for people outside: the form with its letter, and the thread. */
export const externalTaskScreens: readonly Screen[] = [
  {
    name: 'external-task-form',
    open: async (page, world) => {
      const app = await fillForm(page, world)
      await app
        .getByText(/(Заменить автомат в щите этажа 3)$/)
        .last()
        .waitFor()
    },
  },
  {
    name: 'request-tasks',
    open: async (page, world) => {
      const app = await fillForm(page, world)
      await app.getByRole('button', { name: /^(Создать и отправить|Create and send)$/ }).click()
      await app.getByRole('dialog').waitFor({ state: 'hidden' })
      // The message about it lies over the form below: the picture shows the page at rest.
      await app.getByRole('button', { name: /^(Убрать сообщение|Dismiss the message)$/ }).click()
      await app.getByText(/^(отправлено|sent)/).waitFor()
    },
  },
]
