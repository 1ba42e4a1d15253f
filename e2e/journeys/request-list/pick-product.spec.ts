import type { FrameLocator, Page } from '@playwright/test'
import { addItem } from '../../portal/entities/save.ts'
import { figure } from '../../network/figure.ts'
import { callApi } from '../../network/install-app.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'
import { addClassifier } from './add-classifier.ts'
import { corpus, long, patience } from '../how-large.ts'

/** What is looked for: two groups at the top, something deep inside the first, and words of many rows. */
interface Catalogue {
  top: RegExp
  other: RegExp
  search: string
  leaf: RegExp
  parents: readonly RegExp[]
  many: string
}
const priceList: Catalogue = {
  top: /^Щиты/,
  other: /^Материалы/,
  search: 'щр-48',
  leaf: /ЩР-48 напольный/,
  parents: [/^Щиты/, /^Распределительные/, /^Серия ЩР(?!Н)/],
  many: 'щр',
}
const classifier: Catalogue = {
  top: /^Продукция и услуги сельского хозяйства/,
  other: /^Водоснабжение/,
  search: '01.11.11.111',
  leaf: /Зерно озимой твердой пшеницы/,
  parents: [/^Продукция и услуги сельского хозяйства/, /^Культуры однолетние/],
  many: 'твердой пшеницы',
}

const atFullSize = long && corpus !== ''
const catalogue = atFullSize ? classifier : priceList
const nodes = atFullSize ? '20 328 nodes' : '79 nodes'

test.use({ actionTimeout: 30_000 })

async function openPicker(page: Page, network: Network, id: number): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/details/${id}/`)
  await page.getByRole('tab', { name: 'Переписка' }).click()
  const app = appFrame(page)
  await app.getByRole('button', { name: 'Продукты', exact: true }).click()
  await app.getByRole('button', { name: 'Добавить продукт' }).click()
  return app
}

/** The first look at the catalogue asks for it; resolves when all of it has come. */
async function catalogueRead(network: Network, least: number): Promise<void> {
  const token = await session(network)
  const read = async () => {
    const answer = await callApi(network.appUrl, token, 'GET', '/api/products/directory')
    const { revision, nodes } = answer as { revision: number; nodes: unknown[] }
    return revision > 0 ? nodes.length : 0
  }
  await expect.poll(read, { timeout: long ? 300_000 : 30_000, intervals: [1_000] }).toBeGreaterThan(least)
}

test('a product is chosen from the top, from below and by words; its parents fill themselves, and clearing goes down', async ({
  page,
  network,
  signIn,
}) => {
  const { state } = network.portal
  if (atFullSize) expect(addClassifier(state, corpus)).toBeGreaterThan(20_000)
  const { id } = addItem(state, 1, { title: 'Какое изделие', contactIds: [1] }, { userId: 1 })
  await signIn(1)
  const asked = Date.now()
  await catalogueRead(network, atFullSize ? 20_000 : 70)
  figure(`First reading of the catalogue under the portal's limits, ${nodes}`, Date.now() - asked, 'ms')
  const app = await openPicker(page, network, id)
  const opened = Date.now()
  const level = (number: number) => app.getByRole('listbox').nth(number - 1)
  await expect(level(1).getByRole('option', { name: catalogue.top })).toBeVisible({ timeout: 30_000 })
  figure(`The picker from its press to the first level, ${nodes}`, Date.now() - opened, 'ms')

  await test.step('a choice on top leaves below only what goes with it', async () => {
    const all = Number(await level(2).getByRole('option').first().getAttribute('aria-setsize'))
    await level(1).getByRole('option', { name: catalogue.top }).click()
    const left = () => level(2).getByRole('option').first().getAttribute('aria-setsize')
    await expect.poll(async () => Number(await left())).toBeLessThan(all)
    await level(1).getByRole('option', { name: catalogue.other }).click()
    await app.getByRole('button', { name: /^Очистить уровень «Уровень 1»/ }).click()
    await expect.poll(async () => Number(await left())).toBe(all)
  })

  await test.step('words name a product of the lowest level, and all above it fills itself', async () => {
    await app.getByRole('searchbox', { name: 'Поиск по всем уровням' }).fill(catalogue.search)
    await app.getByRole('option', { name: catalogue.leaf }).first().click()
    for (const [at, parent] of catalogue.parents.entries())
      await expect(level(at + 1).getByRole('option', { name: parent })).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('five rows by the keyboard alone, each under five seconds', async () => {
    const field = app.getByRole('searchbox', { name: 'Поиск по всем уровням' })
    const took: number[] = []
    for (let row = 0; row < 5; row += 1) {
      await field.focus()
      await page.keyboard.press('Control+a')
      const added = page.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/products'))
      const began = Date.now()
      await page.keyboard.type(catalogue.many)
      for (let down = 0; down < row; down += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      expect((await added).ok()).toBe(true)
      await expect(app.getByText('Добавлено в запрос')).toBeVisible(patience)
      took.push(Date.now() - began)
    }
    figure(`A product added by the keyboard alone, slowest of five, ${nodes}`, Math.max(...took), 'ms')
    expect(Math.max(...took)).toBeLessThan(5_000)
  })
})
