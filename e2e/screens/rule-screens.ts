import type { FrameLocator, Page } from '@playwright/test'
import { openSection, type Screen, type World } from './screen.ts'
import { seedRules } from './seed-rules.ts'

async function openKind(page: Page, world: World, title: RegExp): Promise<FrameLocator> {
  await seedRules(world.network)
  const app = await openSection(page, world, /^(Правила|Rules)$/)
  await app.getByRole('tab', { name: title }).click()
  return app
}
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
