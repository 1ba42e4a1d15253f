import type { FrameLocator, Page } from '@playwright/test'
import { openSection, type Screen, type World } from './screen.ts'
import { seedRules } from './seed-rules.ts'
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
]
