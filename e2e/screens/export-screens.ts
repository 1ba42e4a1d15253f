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
  await api('POST', '/pass')
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
        .nth(1)
        .waitFor({ timeout: 30_000 })
    },
  },
  {
    name: 'fullness',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Заполненность|Fullness)$/)
      await app.getByRole('row').nth(3).waitFor()
    },
  },
]
