import type { FrameLocator, Page } from '@playwright/test'
import { sectionFamily } from '../../portal/methods/catalog/sections.ts'
import { newPlain } from '../../portal/methods/plain-records/write-plain.ts'
import { addItem } from '../../portal/entities/save.ts'
import { CATALOG } from '../../portal/seed/catalog-base.ts'
import type { PortalState } from '../../portal/store/state.ts'
import { callApi } from '../../network/install-app.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'
import { openSection, press } from '../lab-page.ts'

// A network of its own: others count on the catalogue that this one changes.
test.use({ productEnv: { LOG_LEVEL: 'warn' } })

const patience = { timeout: 30_000 }
const directory = '/api/products/directory'

function product(state: PortalState, name: string) {
  const found = [...state.products.values()].find(({ values }) => values['name'] === name)
  if (!found) throw new Error(`no product is called ${name}`)
  return found
}

function section(state: PortalState, name: string): number {
  const found = [...state.catalogSections.values()].find(({ values }) => values['name'] === name)
  return Number(found?.id)
}

/** Reads the catalogue as it is now; resolves when it has been read, or refused. */
async function read(network: Network): Promise<void> {
  const token = await session(network)
  const now = async () => {
    const { loadedAt, fault } = (await callApi(network.appUrl, token, 'GET', directory)) as Record<string, unknown>
    return JSON.stringify([loadedAt, fault])
  }
  const before = await now()
  const start = () =>
    callApi(network.appUrl, token, 'POST', `${directory}/load`).then(
      () => true,
      () => false,
    )
  await expect.poll(start, patience).toBe(true)
  await expect.poll(now, patience).not.toBe(before)
}

async function openProducts(page: Page, network: Network, id: number): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/details/${id}/`)
  await page.getByRole('tab', { name: 'Переписка' }).click()
  const app = appFrame(page)
  await press(page, app.getByRole('button', { name: 'Продукты', exact: true }))
  return app
}

const newRequest = (network: Network): number =>
  addItem(network.portal.state, 1, { title: 'Какое изделие', contactIds: [1] }, { userId: 1 }).id

test('pasted articles become rows, an unknown one is said; one name under two parents is told by its path', async ({
  page,
  network,
  signIn,
}) => {
  const { state } = network.portal
  product(state, 'ЩР-48 напольный').values['code'] = 'SHR-48'
  product(state, 'ЩУН-1 насосом 5 кВт').values['code'] = 'SHUN-1'
  const twin = state.ids.next('catalogSection')
  const given = { iblockId: CATALOG, name: 'Серия ЩР', iblockSectionId: section(state, 'Учёта'), sort: 1 }
  state.catalogSections.set(twin, newPlain(twin, sectionFamily.fields, given))
  await signIn(1)
  await read(network)
  const app = await openProducts(page, network, newRequest(network))
  await press(page, app.getByRole('button', { name: 'Добавить продукт' }))
  const words = app.getByRole('searchbox', { name: 'Поиск по всем уровням' })
  await words.fill('серия щр')
  const hits = app.getByRole('listbox', { name: 'Найдено' }).getByRole('option', { name: /^Серия ЩР(?!Н)/ })
  await expect(hits.filter({ hasText: 'Распределительные' })).toHaveCount(1)
  await expect(hits.filter({ hasText: 'Учёта' })).toHaveCount(1)
  await app.getByRole('radio', { name: 'Списком артикулов' }).click()
  await app.getByRole('textbox', { name: 'Артикулы' }).fill('shr 48\nSHUN-1\nXX-404')
  await expect(app.getByText('Нет в каталоге: XX-404')).toBeVisible()
  await press(page, app.getByRole('button', { name: 'Добавить 2 строки' }))
  await expect(app.getByText('Добавлено в запрос')).toBeVisible(patience)
})

test('the catalogue is a tree in a table; what moved, and what lost its section, is said there and beside the request', async ({
  page,
  network,
  signIn,
}) => {
  const { state } = network.portal
  await signIn(1)
  await read(network)
  const id = newRequest(network)
  const keys = ['ЩУ-1 однофазный', 'ЩЭ-2 этажный'].map((name) => `p${product(state, name).id}`)
  await callApi(network.appUrl, await session(network), 'POST', `/api/requests/${id}/products`, { keys })
  const moved = product(state, 'ЩУ-1 однофазный')
  moved.values['iblockSectionId'] = section(state, 'Серия ЩУН')
  moved.sections = [section(state, 'Серия ЩУН')]
  state.catalogSections.delete(section(state, 'Серия ЩЭ'))
  await read(network)

  const app = await openSection(page, network, /^Каталог$/)
  const table = app.getByRole('treegrid', { name: 'Каталог продуктов' })
  const shields = table.getByRole('row', { name: /Щиты/ })
  await shields.focus()
  await page.keyboard.press('ArrowRight')
  await expect(shields).toHaveAttribute('aria-expanded', 'true')
  await expect(table.getByRole('row', { name: /Распределительные/ })).toHaveAttribute('aria-level', '2')
  await press(page, app.getByRole('button', { name: /замечани/ }))
  await expect(app.getByText('Раздела над «ЩЭ-2 этажный» больше нет: показан наверху.')).toBeVisible()

  const card = await openProducts(page, network, id)
  const row = (name: RegExp) => card.getByRole('listitem').filter({ hasText: name })
  await expect(row(/ЩУ-1 однофазный/)).toContainText('С тех пор перенесено: Щиты › Управления › Серия ЩУН')
  await expect(row(/ЩЭ-2 этажный/)).toContainText('С тех пор перенесено')
})

test('without the right to the catalogue its section says whose key lacks it, and keeps what was read before', async ({
  page,
  network,
  signIn,
}) => {
  const { state } = network.portal
  await signIn(1)
  await read(network)
  state.faults.add([{ match: { method: 'catalog.catalog.list' }, kind: 'refuse', error: 'ACCESS_DENIED', status: 403 }])
  await read(network)
  const app = await openSection(page, network, /^Каталог$/)
  await expect(app.getByText(/Портал не дал прочитать каталог товаров/)).toBeVisible()
  await expect(app.getByRole('treegrid').getByRole('row', { name: /Щиты/ })).toBeVisible()
  state.faults.clear()
  await press(page, app.getByRole('button', { name: 'Прочитать заново' }))
  await expect(app.getByText(/Портал не дал прочитать каталог товаров/)).toHaveCount(0, patience)
})
