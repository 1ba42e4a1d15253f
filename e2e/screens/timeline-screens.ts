import type { FrameLocator } from '@playwright/test'
import { openSection, type Screen } from './screen.ts'

/** Opens the form of a new route. */
async function newRoute(app: FrameLocator) {
  await app
    .getByRole('button', { name: /^(Добавить маршрут|Add a route)$/ })
    .first()
    .click()
  return app.getByRole('dialog')
}

const section = /^(Таймлайны|Timelines)$/

/** Whose entries show in whose timelines. */
export const timelineScreens: readonly Screen[] = [
  { name: 'timelines-empty', open: (page, world) => openSection(page, world, section) },
  {
    name: 'timelines-route',
    open: async (page, world) => {
      const form = await newRoute(await openSection(page, world, section))
      await form.getByRole('textbox').first().waitFor()
    },
  },
  {
    name: 'timelines',
    open: async (page, world) => {
      const app = await openSection(page, world, section)
      const run = app.getByRole('button', { name: /^(Перенести прошлое|Bring in the past)$/ }).first()
      if ((await app.getByText(/^(работает|works)$/).count()) === 0) {
        const form = await newRoute(app)
        await form.getByRole('button', { name: /^(Сохранить маршрут|Save the route)$/ }).click()
      }
      await run.click()
      await app
        .getByRole('dialog')
        .getByRole('button', { name: /^(Перенести|Move)$/ })
        .click()
      await app
        .getByText(/(не с чем связать|nothing to bind to|связано|bound)/)
        .first()
        .waitFor({ timeout: 30_000 })
    },
  },
]
