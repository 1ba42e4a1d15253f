import type { FrameLocator, Page } from '@playwright/test'
import { openSection, type Screen, type World } from './screen.ts'
import { seedRules } from './seed-rules.ts'
import { seedWaiting } from './seed-waiting.ts'
import { seedWords } from './seed-words.ts'

async function openKind(page: Page, world: World, title: RegExp): Promise<FrameLocator> {
  await seedRules(world.network)
  const app = await openSection(page, world, /^(Правила|Rules)$/)
  await app.getByRole('tab', { name: title }).click()
  return app
}
const tableRows = [
  'не включается;50;Неисправность',
  'гудит;30;Неисправность',
  'искрит;много;Неисправность',
  'самовывоз;30;Поставка',
  'возврат тары;20;Тара',
]
const lists = /^(Автоматические письма|Automatic mail)/

/** Days off out of a file, in the draft of the deadline. */
async function openDayFile(page: Page, world: World): Promise<FrameLocator> {
  const app = await openKind(page, world, /^(Срок|Deadline)/)
  await app.getByRole('button', { name: /^(Загрузить файл дней|Load a file of days)$/ }).click()
  await app
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'дни.csv', mimeType: 'text/csv', buffer: Buffer.from(dayRows.join('\n')) })
  await app.getByRole('dialog').getByRole('listitem').first().waitFor()
  return app
}
const dayRows = [
  'дата;вид;часы;почему',
  '2026-11-23..2026-11-25;выходной;;Переезд склада',
  '2026-12-30;короткий;;Перед праздником',
  '2026-12-31;часы;9:00-13:00;Короткий день компании',
  '2027-02-30;выходной;;Такого дня нет',
]

/** The rule lab with its kinds. */
export const ruleScreens: readonly Screen[] = [
  {
    name: 'rules',
    open: async (page, world) => {
      const app = await openKind(page, world, lists)
      await app.getByRole('table').first().waitFor()
    },
  },
  {
    name: 'rules-publish',
    open: async (page, world) => {
      const app = await openKind(page, world, lists)
      await app.getByRole('button', { name: /^(Опубликовать версию|Publish version)/ }).click()
      await app.getByRole('dialog').getByRole('checkbox').waitFor()
    },
  },
  {
    name: 'rules-category',
    open: async (page, world) => {
      const app = await openKind(page, world, /^(Категория|Category)/)
      await app.getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'rules-words-to-learn',
    open: async (page, world) => {
      await seedWords(world.network)
      const app = await openKind(page, world, /^(Категория|Category)/)
      await app.getByRole('button', { name: /^(Чему научиться|Learn words)$/ }).click()
      await app.getByRole('dialog').getByRole('checkbox').first().waitFor()
    },
  },
  {
    name: 'rules-dictionary-table',
    open: async (page, world) => {
      const app = await openKind(page, world, /^(Категория|Category)/)
      await app.getByRole('button', { name: /^(Таблица|Table)$/ }).click()
      await app.getByRole('menuitem', { name: /^(Загрузить из таблицы|Import from a table)$/ }).click()
      const table = ['Слово или фраза;Вес;Категория', ...tableRows].join('\n')
      await app
        .getByRole('dialog')
        .locator('input[type=file]')
        .setInputFiles({ name: 'словарь.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
      await app.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'rules-dictionary-check',
    open: async (page, world) => {
      const app = await openKind(page, world, /^(Категория|Category)/)
      await app.getByRole('button', { name: /^(Проверить словарь|Check the dictionary)$/ }).click()
      await app.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'rules-dictionary-bulk',
    open: async (page, world) => {
      const app = await openKind(page, world, /^(Категория|Category)/)
      for (const place of [0, 2, 3])
        await app
          .getByRole('checkbox', { name: /^(Отметить слово|Mark the word)/ })
          .nth(place)
          .click({ force: true })
      await app.getByRole('group', { name: /^(Отмеченные слова|Marked words)$/ }).waitFor()
    },
  },
  {
    name: 'waiting',
    open: async (page, world) => {
      await seedWaiting(world.network)
      const app = await openSection(page, world, /^(Ждут ответственного|Waiting)/)
      await app.getByRole('region', { name: /^(Ждут ответственного|Waiting)/ }).waitFor()
    },
  },
  {
    name: 'rules-deadline',
    open: async (page, world) => {
      const app = await openKind(page, world, /^(Срок|Deadline)/)
      await app.getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'rules-person',
    open: async (page, world) => {
      const app = await openKind(page, world, /^(Ответственный|Responsible)/)
      await app.getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'rules-deadline-file',
    open: openDayFile,
  },
  {
    name: 'rules-deadline-moves',
    open: async (page, world) => {
      const app = await openDayFile(page, world)
      await app
        .getByRole('dialog')
        .getByRole('button', { name: /^(Взять в черновик|Take)/ })
        .click()
      await app.getByRole('button', { name: /^(Сохранить черновик|Save the draft)$/ }).click()
      await app.getByRole('button', { name: /^(Опубликовать версию|Publish version)/ }).click()
      await app
        .getByRole('dialog')
        .getByRole('region', { name: /^(Открытые сроки|Open deadlines)$/ })
        .getByRole('link')
        .first()
        .waitFor()
    },
  },
  {
    name: 'rules-person-load',
    open: async (page, world) => {
      const app = await openKind(page, world, /^(Ответственный|Responsible)/)
      await app
        .getByRole('button', { name: /^(Убрать из группы|Remove from the group): / })
        .first()
        .click()
      await app.getByRole('button', { name: /^(Сохранить черновик|Save the draft)$/ }).click()
      await app.getByRole('button', { name: /^(Прогнать|Run)$/ }).click()
      await app
        .getByRole('table', { name: /^(Сколько достанется каждому|How many each gets)$/ })
        .scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'period-undo',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Журнал действий|Audit journal)/)
      await app.getByRole('radio', { name: /^(Работа правил|Runs)$/ }).click({ force: true })
      await app.getByRole('button', { name: /^(Отменить за период|Undo a period)$/ }).click()
      const dialog = app.getByRole('dialog')
      await dialog.getByRole('button', { name: /(Какие правила|Which rules)/ }).click()
      await app
        .getByRole('option', { name: /категори|categor/i })
        .first()
        .click()
      await page.keyboard.press('Escape')
      await dialog.getByRole('button', { name: /^(Показать, что вернётся|Show what comes back)$/ }).click()
      await dialog.getByRole('region', { name: /^(Что вернётся|What comes back)$/ }).waitFor()
    },
  },
  {
    name: 'rules-head',
    viewer: 6,
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Правила|Rules)$/)
      await app.getByRole('tab', { name: /^(Журнал действий|Audit)/ }).waitFor()
      await app.getByRole('textbox', { name: /^(От кого|From)$/ }).waitFor()
      await app.getByRole('button', { name: /^(Добавить строку|Add a line)$/ }).waitFor()
    },
  },
]
