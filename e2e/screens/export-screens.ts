import { callApi } from '../network/install-app.ts'
import { signIn } from '../network/sign-in.ts'
import { openSection, type Screen, type World } from './screen.ts'

const section = /^(Выгрузка|Export)$/

/** A spreadsheet with companies and contacts in it, once for all pictures. */
async function seedSheets({ network }: World): Promise<void> {
  const api = async (method: string, path: string, body?: object) =>
    callApi(network.appUrl, await signIn(network), method, `/api/sheets${path}`, body)
  const { book } = (await api('GET', '')) as { book: object | null }
  if (book) return
  const id = network.google.addSpreadsheet('Клиенты «Щитового двора»')
  await api('PUT', '/book', { link: id, key: network.google.key() })
  for (const entityTypeId of [4, 3]) await api('POST', '', { entityTypeId })
  await api('PUT', '/figures', { days: 30 })
}

/** Records in a spreadsheet, and how full their fields are. */
export const exportScreens: readonly Screen[] = [
  {
    name: 'export-connect',
    open: async (page, world) => {
      const app = await openSection(page, world, section)
      await app.getByRole('button', { name: /^(Подключить таблицу|Connect a spreadsheet|Изменить|Change)$/ }).click()
      await app.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  {
    name: 'export',
    open: async (page, world) => {
      await seedSheets(world)
      const app = await openSection(page, world, section)
      await app
        .getByText(/^(обновляется|kept up to date)$/)
        .nth(2)
        .waitFor({ timeout: 30_000 })
    },
  },
  {
    name: 'dashboard',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Дашборд|Dashboard)$/)
      await app
        .getByText(/^(Данные на|As of)/)
        .first()
        .waitFor({ timeout: 30_000 })
    },
  },
  {
    name: 'dashboard-companies',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Дашборд|Dashboard)$/)
      const card = app.getByRole('region', { name: /^(Дела по компаниям|Entries by company)$/ })
      await card.waitFor({ timeout: 30_000 })
      await card.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'fullness',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Заполненность|Fullness)$/)
      await app.getByRole('row').nth(3).waitFor()
    },
  },
  {
    name: 'fullness-gaps',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Заполненность|Fullness)$/)
      await app.getByRole('row').nth(1).getByRole('link').click()
      await app.getByRole('complementary').or(app.getByRole('dialog')).getByRole('link').first().waitFor()
    },
  },
]
