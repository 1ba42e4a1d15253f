import { expect, type FrameLocator, type Page } from '@playwright/test'
import { appFrame } from '../journeys/journey.ts'
import { aLetter, send } from '../network/letters.ts'
import { callCardScreens } from './call-card-screens.ts'
import { callScreens } from './call-screens.ts'
import { cardScreens } from './card-screens.ts'
import { centerScreens } from './center-screens.ts'
import { companyScreens } from './company-screens.ts'
import { exportScreens } from './export-screens.ts'
import { externalTaskScreens } from './external-task-screens.ts'
import { formerScreens } from './former-screens.ts'
import { importScreens } from './import-screens.ts'
import { letterScreens } from './letter-screens.ts'
import { mailboxScreens } from './mailbox-screens.ts'
import { supportAddress } from '../network/start-network.ts'
import { reportScreens } from './report-screens.ts'
import { productScreens } from './product-screens.ts'
import { requestCardScreens } from './request-card-screens.ts'
import { requestListScreens } from './request-list-screens.ts'
import { ruleScreens } from './rule-screens.ts'
import { stuckScreens } from './stuck-screens.ts'
import { timelineScreens } from './timeline-screens.ts'
import { openMain, openSection, openTab, type Screen, type World } from './screen.ts'

const contact = '/crm/contact/details/1/'
const company = '/crm/company/details/1/'

/** Opens the request of the sample letters beside the list. */
async function peek(app: FrameLocator): Promise<FrameLocator> {
  await app.getByRole('row', { name: /ОР-16/ }).press('Enter')
  await app.getByText('срабатывает защита').waitFor()
  return app
}

/** Opens the letters of the sample request in its own card. */
async function openConversation(page: Page, { network, request }: World): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/details/${request}/`)
  await page.getByRole('tab', { name: /^(Переписка|Conversation)$/ }).click()
  const app = appFrame(page)
  await app.getByRole('article').first().waitFor()
  return app
}

/** A letter that names no sender goes into quarantine. */
const sendNameless = (smtp: Parameters<typeof send>[0]) =>
  send(smtp, aLetter({ subject: 'Без отправителя' }).replace(/^From: .*\r\n/m, ''))

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
      const app = await openSection(page, world, /^(Письма|Letters)$/)
      await app.getByRole('row', { name: /ОР-16/ }).first().getByText('ОР-16').click()
      await app.getByRole('complementary').getByRole('heading', { level: 3 }).first().waitFor()
    },
  },
  {
    name: 'letters-quarantine',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Письма|Letters)$/)
      await app.getByRole('row').nth(1).waitFor()
      if ((await app.getByText(/^(В карантине|In quarantine)$/).count()) === 0) await sendNameless(world.network.smtp)
      await app.getByRole('radio', { name: /^(Карантин|Quarantine) 1/ }).click()
      await app.getByRole('row').nth(1).getByText('Без отправителя').click()
      await app.getByRole('complementary').getByRole('heading', { level: 3 }).first().waitFor()
    },
  },
  {
    name: 'move-letter',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Письма|Letters)$/)
      await app.getByRole('row', { name: /ОР-16/ }).first().getByText('ОР-16').click()
      await app
        .getByRole('complementary')
        .getByRole('button', { name: /^(Перенести…|Move…)$/ })
        .click()
      const dialog = app.getByRole('dialog')
      await dialog.getByRole('radio').nth(3).click({ force: true })
      await dialog.getByText(/(перейдут|go): /).waitFor()
    },
  },
  ...letterScreens,
  ...requestListScreens,
  ...requestCardScreens,
  ...mailboxScreens,
  ...cardScreens,
  ...(
    [
      ['settings', /^(Настройки|Settings)$/, 'navigation'],
      ['health', /^(Состояние|Health)$/, 'heading'],
      ['audit', /^(Журнал действий|Audit)/, 'gridcell'],
    ] as const
  ).map(([name, title, part]): Screen => ({
    name,
    open: async (page, world) => {
      const app = await openSection(page, world, title)
      await app.getByRole('tabpanel').getByRole(part).first().waitFor()
    },
  })),
  {
    name: 'rights',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Права|Rights)$/)
      await app.getByRole('table').getByRole('checkbox').first().waitFor()
    },
  },
  {
    name: 'mine',
    viewer: 2,
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Моё|My settings)$/)
      await app.getByRole('checkbox').first().waitFor()
      await app.getByRole('textbox').waitFor()
    },
  },
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
  ...ruleScreens,
  ...importScreens,
  ...timelineScreens,
  ...exportScreens,
  ...centerScreens,
  ...companyScreens,
  ...formerScreens,
  ...callCardScreens,
  ...stuckScreens,
  ...productScreens,
  {
    name: 'lead-card',
    open: async (page, { network, request }) => {
      await page.goto(`${network.portal.url}/crm/lead/details/${request}/`)
      await page.getByText('срабатывает защита').first().waitFor()
    },
  },
  ...callScreens,
  ...externalTaskScreens,
  {
    name: 'conversation',
    open: async (page, world) => {
      const app = await openConversation(page, world)
      const answer = app.getByRole('button', { name: /^(Ответить клиенту|Answer the client)$/ })
      const drop = app.getByRole('button', { name: /^(Удалить черновик|Delete the draft)$/ })
      await answer.or(drop).first().waitFor()
      if (await drop.isVisible()) await drop.click()
      await answer.waitFor()
    },
  },
  {
    name: 'conversation-answer',
    open: async (page, world) => {
      const app = await openConversation(page, world)
      const answer = app.getByRole('button', { name: /^(Ответить клиенту|Answer the client)$/ })
      const words = app.getByRole('textbox', { name: /^(Текст письма|Text of the letter)$/ })
      await answer.or(words).first().waitFor()
      if (await answer.isVisible()) await answer.click()
      await words.fill('Добрый день. Пришлите фото шильдика и ток уставки.')
      await app.getByText(/^(черновик сохранён|draft kept)$/).waitFor()
    },
  },
  {
    name: 'templates',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Шаблоны|Templates)$/)
      await app.getByRole('heading').first().waitFor()
      await app.getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'template-form',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Шаблоны|Templates)$/)
      await app.getByRole('listitem').getByRole('button').first().click()
      await app.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  ...reportScreens,
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
