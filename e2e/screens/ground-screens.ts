import { expect, type FrameLocator, type Page } from '@playwright/test'
import { openSection, openTab, type Screen, type World } from './screen.ts'

/** A tab of «Состояние». */
async function openHealth(page: Page, world: World, title: RegExp): Promise<FrameLocator> {
  const app = await openSection(page, world, /^(Состояние|Health)/)
  await app.getByRole('tab', { name: title }).click()
  return app
}

/** The app's page that stands over the card after the gear was pressed. */
const slider = (page: Page): FrameLocator => page.frameLocator('.side-slider iframe').frameLocator('iframe.app-frame')

/** What administrators look after: health, journals, retention, a person's data, the undo of rules, the settings over a card. */
export const groundScreens: readonly Screen[] = [
  {
    name: 'health-now',
    open: async (page, world) => {
      const app = await openHealth(page, world, /^(Сейчас|Now)$/)
      await app.getByRole('region', { name: /^(Процессы|Processes)$/ }).waitFor()
    },
  },
  {
    name: 'health-queues',
    open: async (page, world) => {
      const app = await openHealth(page, world, /^(Очередь работ|Work queue)/)
      await app.getByRole('region').first().waitFor()
    },
  },
  {
    name: 'health-journal',
    open: async (page, world) => {
      const app = await openHealth(page, world, /^(Обращения к порталу|Requests to the portal)$/)
      await app.getByRole('row').nth(1).click()
      await app.getByRole('complementary').getByRole('heading').first().waitFor()
    },
  },
  {
    name: 'health-retention',
    open: async (page, world) => {
      const app = await openHealth(page, world, /^(Хранение|Retention)$/)
      await app.getByRole('row').nth(1).waitFor()
    },
  },
  {
    name: 'health-person',
    open: async (page, world) => {
      const app = await openHealth(page, world, /^(Данные человека|A person’s data|Person’s data)$/)
      await app.getByRole('textbox').first().fill('e.vorontsova@zarechie.example')
      await app.getByRole('button', { name: /^(Найти записи|Find records)$/ }).click()
      await app.getByRole('status').first().waitFor()
    },
  },
  {
    name: 'audit-event',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Журнал действий|Audit)/)
      await app.getByRole('row').nth(1).click()
      await app.getByRole('complementary').getByRole('heading').first().waitFor()
    },
  },
  {
    name: 'settings-over-card',
    open: async (page, world) => {
      const app = await openTab(page, world, '/crm/contact/details/1/')
      await app.getByRole('button', { name: /^(Настройки раздела|Settings of this section)$/ }).click()
      await expect(slider(page).getByRole('button', { name: /^(Запросы|Requests)$/ })).toHaveAttribute(
        'aria-current',
        'page',
      )
    },
  },
]
