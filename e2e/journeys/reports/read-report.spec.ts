import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { callApi } from '../../network/install-app.ts'
import { until } from '../../network/letter-outcomes.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { addItem } from '../../portal/entities/save.ts'
import { LEAD } from '../../portal/entities/type-ids.ts'
import { portalTime } from '../../portal/wire/time.ts'
import { appFrame, expect, test } from '../journey.ts'

/** Heads a department and is no administrator. */
const head = 6
/** Heads nobody. */
const agent = 2

/** Requests of three people, every second one late, as the product has read them. */
async function addRequests(network: Network): Promise<void> {
  const { state } = network.portal
  const people = [agent, head, 1]
  for (const [at, assignedById] of [...people, ...people, ...people].entries()) {
    const due = portalTime(state.clock.now() + (at % 2 === 0 ? -1 : 1) * 86_400_000)
    const fields = { title: `Обращение ${at + 1}`, assignedById, stageId: 'NEW', UF_CRM_PRD_RESOLVE_BY: due }
    addItem(state, LEAD, fields, { userId: 1 })
  }
  const token = await session(network)
  const day = (ms: number): string => portalTime(ms).slice(0, 10)
  const today = state.clock.now()
  const query = `from=${day(today - 7 * 86_400_000)}&to=${day(today)}`
  await until(
    () =>
      callApi(network.appUrl, token, 'GET', `/api/reports/stage-time?${query}`) as Promise<{
        total: { counts: { open: number } }
      }>,
    ({ total }) => total.counts.open >= people.length * 3,
  )
}

async function openReports(page: Page, network: Network): Promise<FrameLocator> {
  const { state, url } = network.portal
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: 'Отчёты' }).click()
  await expect(app.getByRole('table')).toBeVisible({ timeout: 20_000 })
  return app
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('iframe.app-frame').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

const openIn = async (app: FrameLocator): Promise<number> => {
  const total = app.getByRole('row', { name: /^Всего/ })
  return Number(await total.getByRole('cell').first().textContent())
}

test('a person reads the report down to one request by the keyboard and takes it as a file; who sees less is told who sees all', async ({
  page,
  network,
  signIn,
}) => {
  await addRequests(network)
  const { name, lastName } = network.portal.state.users.get(1) ?? {}
  await signIn(1)
  const app = await openReports(page, network)
  await expect(app.getByText(/Отчёт по всем запросам открыт/)).toHaveCount(0)
  await expectClean(page)
  await app.getByRole('radio', { name: 'Ответственный' }).focus()
  await page.keyboard.press('Space')
  await expect(app.getByRole('columnheader', { name: 'Ответственный' })).toBeVisible()
  const row = app.getByRole('row').nth(1)
  const who = (await row.getByRole('rowheader').textContent()) ?? ''
  await row.getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  const panel = app.getByRole('complementary', { name: `${who}: Открыто` })
  await expect(panel.getByRole('listitem').first()).toContainText(who)
  await expectClean(page)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  const all = await openIn(app)

  await app.getByRole('button', { name: 'Выгрузить' }).focus()
  await page.keyboard.press('Enter')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('menuitem', { name: 'Таблица CSV' }).press('Enter'),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines[0]).toContain('Ответственный')
  expect(lines.at(-1)).toMatch(new RegExp(`Всего.{1,3}${all}`))

  await signIn(head)
  const heads = await openReports(page, network)
  await expect(heads.getByText(/Учтены ваши запросы и запросы ваших сотрудников/)).toBeVisible()
  await expect(heads.getByText(new RegExp(`Отчёт по всем запросам открыт здесь: .*${name} ${lastName}`))).toBeVisible()
  expect(await openIn(heads)).toBeLessThan(all)

  await signIn(agent)
  const own = await openReports(page, network)
  await expect(own.getByText(/Учтены запросы, за которые отвечаете вы/)).toBeVisible()
  await expect(own.getByText(/Выгрузить файл может: /)).toBeVisible()
  await expect(own.getByRole('button', { name: 'Выгрузить' })).toBeHidden()
  expect(await openIn(own)).toBeLessThan(all)
  await expectClean(page)
})
