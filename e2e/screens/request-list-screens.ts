import { openSection, type Screen } from './screen.ts'

const section = /^(Запросы|Requests)$/

/** The list of all requests: as it opens, with its conditions, and with rows ticked for one change. */
export const requestListScreens: readonly Screen[] = [
  {
    name: 'request-list',
    open: async (page, world) => {
      const app = await openSection(page, world, section)
      await app.getByRole('gridcell').nth(3).waitFor()
    },
  },
  {
    name: 'request-list-filter',
    open: async (page, world) => {
      const app = await openSection(page, world, section)
      await app.getByRole('gridcell').first().waitFor()
      await app.getByRole('button', { name: /^(Условия отбора|Conditions)$/ }).click()
      const dialog = app.getByRole('dialog')
      await dialog.getByRole('button', { name: /^(Ещё условие|Add a condition)$/ }).click()
      await dialog.getByRole('button', { name: /^(Ещё группа условий|Add a group)$/ }).click()
      await dialog.getByRole('group').nth(3).waitFor()
    },
  },
  {
    name: 'request-list-bulk',
    open: async (page, world) => {
      const app = await openSection(page, world, section)
      await app.getByRole('row').nth(1).press('Space')
      await app.getByRole('row').nth(2).press('Space')
      await app.getByRole('button', { name: /^(Изменить|Change)$/ }).click()
      const dialog = app.getByRole('dialog')
      await dialog.getByRole('combobox').last().fill('В работе')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await dialog.getByRole('status').waitFor()
    },
  },
  {
    name: 'request-list-new',
    open: async (page, world) => {
      const app = await openSection(page, world, section)
      await app.getByRole('button', { name: /^(Создать запрос|Create request)$/ }).click()
      const dialog = app.getByRole('dialog')
      await dialog.getByRole('textbox').first().fill('Воронцова')
      await dialog
        .getByRole('group', { name: /^(Нашлись|Found)$/ })
        .getByRole('button')
        .first()
        .click()
      await dialog.getByRole('textbox').nth(1).fill('Не включается щит')
    },
  },
  {
    name: 'request-list-edit',
    open: async (page, world) => {
      const app = await openSection(page, world, section)
      await app
        .getByRole('button', { name: /^(Изменить: Решить до|Change: Resolve by)/ })
        .first()
        .press('Enter')
      await app
        .getByRole('dialog')
        .getByRole('button', { name: /^(Записать|Save)$/ })
        .waitFor()
    },
  },
]
