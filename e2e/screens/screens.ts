import { expect, type FrameLocator, type Page } from '@playwright/test'
import { appFrame } from '../journeys/journey.ts'
import { supportAddress } from '../network/start-network.ts'
import { openMain, openTab, type Screen } from './screen.ts'

const contact = '/crm/contact/details/1/'
const company = '/crm/company/details/1/'

/** Opens the request of the sample letters beside the list. */
async function peek(app: FrameLocator): Promise<FrameLocator> {
  await app.getByRole('row', { name: /ОР-16/ }).getByRole('gridcell').nth(1).click()
  await app.getByText('срабатывает защита').waitFor()
  return app
}

/** A section of the app's own page. */
async function openSection(page: Page, world: Parameters<Screen['open']>[1], title: RegExp): Promise<FrameLocator> {
  const app = await openMain(page, world)
  await app.getByRole('tab', { name: title }).first().click()
  return app
}

/** Screens of the network with the app installed, the letters taken in and the requests dressed. */
export const screens: readonly Screen[] = [
  {
    name: 'sign-in',
    viewer: null,
    open: (page, { network }) => page.goto(`${network.portal.url}/login/`),
  },
  { name: 'contact-requests-list', open: (page, world) => openTab(page, world, contact) },
  { name: 'contact-requests', open: async (page, world) => peek(await openTab(page, world, contact)) },
  {
    name: 'why',
    open: async (page, world) => {
      const app = await peek(await openTab(page, world, contact))
      const links = await app.getByRole('button', { name: /^(почему здесь|why here)$/ }).all()
      for (const why of links.toReversed()) await why.click()
      await app.getByText('In-Reply-To').waitFor()
    },
  },
  {
    name: 'create-request',
    open: async (page, world) => {
      const app = await openTab(page, world, contact)
      await app.getByRole('button', { name: /^(Создать запрос|Create request)$/ }).click()
      await app.getByRole('dialog').getByRole('textbox').first().fill('Выезд на объект: щит этажа 3')
    },
  },
  {
    name: 'closed-requests',
    open: async (page, world) => {
      const app = await openTab(page, world, contact)
      await app.getByRole('radio', { name: /^(Закрытые|Closed)/ }).click()
      await app.getByRole('status').getByRole('heading').waitFor()
    },
  },
  {
    name: 'no-requests',
    open: (page, world) => openTab(page, world, `/crm/contact/details/${world.freshContact}/`),
  },
  { name: 'company-requests', open: (page, world) => openTab(page, world, company) },
  { name: 'company-requests-peek', open: async (page, world) => peek(await openTab(page, world, company)) },
  {
    name: 'main',
    open: async (page, world) => expect((await openMain(page, world)).getByText(supportAddress).first()).toBeVisible(),
  },
  {
    name: 'letters',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Письма|Letters)/)
      await app.getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'mailboxes',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Ящики|Mailboxes)$/)
      await app.getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'mailbox-form',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Ящики|Mailboxes)$/)
      await app.getByRole('button', { name: /^(Добавить ящик|Add mailbox)$/ }).click()
      const form = app.getByRole('dialog')
      await form.getByRole('textbox').first().fill('zakaz@yandex.ru')
      await form.getByRole('button', { name: /^(Проверить соединение|Test connection)$/ }).click()
      await form.getByRole('status').scrollIntoViewIfNeeded()
    },
  },
  ...(
    [
      ['settings', /^(Настройки|Settings)$/],
      ['health', /^(Состояние|Health)$/],
      ['audit', /^(Журнал действий|Audit)/],
    ] as const
  ).map(([name, title]): Screen => ({
    name,
    open: async (page, world) => {
      const app = await openSection(page, world, title)
      await app.getByRole('tabpanel').getByRole('heading').first().waitFor()
    },
  })),
  {
    name: 'why-panel',
    open: async (page, world) => {
      const app = await peek(await openTab(page, world, contact))
      await app.getByRole('button', { name: /^(Почему\?|Why\?)$/ }).click()
      await app
        .getByRole('complementary', { name: /^(Почему\?|Why\?)$/ })
        .getByRole('heading')
        .first()
        .waitFor()
    },
  },
  {
    name: 'lead-card',
    open: async (page, { network, request }) => {
      await page.goto(`${network.portal.url}/crm/lead/details/${request}/`)
      await page.getByText('срабатывает защита').first().waitFor()
    },
  },
  {
    name: 'laboratory',
    open: async (page, { network }) => {
      await page.goto(`${network.portal.url}/lab/`)
      await page.locator('[data-journal] tbody tr').first().waitFor()
    },
  },
]

/** The installer, in a network of its own where nothing is installed yet. */
export const wizard: Screen = {
  name: 'wizard',
  open: async (page, world) => {
    await openMain(page, world)
    await appFrame(page).getByRole('radio').first().waitFor()
  },
}
