import { openSection, openTab, type Screen } from './screen.ts'

/** What a request is about: the portal's catalogue, and the picker beside a request. */
export const productScreens: readonly Screen[] = [
  {
    name: 'catalogue',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Каталог|Catalogue)$/)
      await app.getByRole('row').nth(2).waitFor({ timeout: 30_000 })
    },
  },
  {
    name: 'product-picker',
    open: async (page, world) => {
      const app = await openTab(page, world, '/crm/contact/details/1/')
      await app.getByRole('row', { name: /ОР-16/ }).getByRole('gridcell').nth(1).click()
      await app.getByRole('button', { name: /^(Продукты|Products)$/ }).click()
      await app.getByRole('button', { name: /^(Добавить продукт|Add a product)$/ }).click()
      await app.getByRole('listbox').first().getByRole('option').first().waitFor({ timeout: 30_000 })
    },
  },
]
