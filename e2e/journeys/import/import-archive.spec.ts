import type { FrameLocator, Page } from '@playwright/test'
import type { Network } from '../../network/start-network.ts'
import { updateItem } from '../../portal/entities/save.ts'
import { appFrame, expect, test } from '../journey.ts'
import { archive } from './archive.ts'

const rows = 60
/** What a look waits for on a busy machine. */
const patient = { timeout: 30_000 }

async function openImports(page: Page, { portal: { state, url }, clientId }: Network): Promise<FrameLocator> {
  await page.goto(`${url}/marketplace/app/${state.apps.get(clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: 'Импорт', exact: true }).click()
  return app
}

async function openRun(page: Page, network: Network): Promise<FrameLocator> {
  const app = await openImports(page, network)
  await app.getByRole('tab', { name: 'Запуски' }).click()
  await app.getByRole('button', { name: 'archive_15-24.csv' }).click()
  return app
}

/** The portal goes away when it has written the first rows: the writing stands in the middle for as long as the test wants. */
function awayAfterFirstRows({ portal: { state } }: Network): void {
  const unsubscribe = state.journal.subscribe(({ method }) => {
    if (!method.endsWith('mport')) return
    unsubscribe()
    state.faults.add([{ match: {}, kind: 'down' }])
  })
}

/** Leases end and waits are over, until the portal holds so many records. */
async function waitOut(page: Page, { portal: { state, url } }: Network, records: number): Promise<void> {
  await expect(async () => {
    await page.request.post(`${url}/_portal/clock`, { data: { advanceMs: 61_000 } })
    await expect.poll(() => state.items.of(1).rows.size, { timeout: 1_500 }).toBe(records)
  }).toPass(patient)
}

test('an archive comes in through the wizard: checked, paused, killed, mended, compared, taken back', async ({
  page,
  network,
  signIn,
}) => {
  const { state } = network.portal
  const owner = state.users.get(6)
  const email = 'e.vorontsova@zarechie.example'
  const file = archive({ rows, email, owner: `${owner?.lastName} ${owner?.name}` })
  const before = state.items.of(1).rows.size
  await signIn(1)
  let app = await openImports(page, network)

  await app.locator('input[type=file]').setInputFiles({ name: 'archive_15-24.csv', mimeType: 'text/csv', buffer: file })
  const mapping = app.getByRole('table', { name: 'Сопоставление' })
  await expect(mapping.getByRole('row', { name: /^CaseNumber Ключ строки/ })).toBeVisible(patient)
  await app.getByRole('button', { name: 'Пробный прогон' }).last().click()

  const causes = app.getByRole('list', { name: 'Причины' })
  await expect(causes.getByText('Такой даты нет')).toBeVisible(patient)
  await causes.getByRole('button', { name: 'Сопоставить: Сотрудник не найден' }).click()
  await mapping.getByRole('button', { name: 'Сопоставить OwnerName' }).click()
  await app.getByRole('combobox', { name: 'Что значит «Смирнова А.»' }).fill('Лучинина')
  await app.getByRole('option').first().click()
  await app.getByRole('button', { name: 'Читать так' }).click()
  await app.getByRole('button', { name: 'Пробный прогон' }).last().click()
  await expect(app.getByText(/К загрузке готовы 58/)).toBeVisible(patient)
  expect(state.items.of(1).rows.size).toBe(before)
  await app.getByRole('button', { name: 'План загрузки' }).click()
  awayAfterFirstRows(network)
  await app.getByRole('button', { name: 'Загрузить 58' }).click()

  await expect.poll(() => state.faults.down, patient).toBe(true)
  await app.getByRole('button', { name: 'Приостановить' }).click()
  await expect(app.getByText('Приостановлено', { exact: true })).toBeVisible(patient)
  expect(state.items.of(1).rows.size - before).toBeLessThan(58)
  await app.getByRole('button', { name: 'Продолжить' }).click()
  await expect(app.getByText('Приостановлено', { exact: true })).toBeHidden(patient)
  // Nobody has to look on: killed in the middle, the writing goes on by itself.
  await page.goto('about:blank')
  await network.app.kill()
  state.faults.clear()
  await network.restartApp()
  await waitOut(page, network, before + 58)
  app = await openRun(page, network)
  await expect(app.getByRole('heading', { name: 'Акта сверки ещё нет' })).toBeVisible(patient)

  const steps = app.getByRole('navigation', { name: 'Шаги импорта' })
  await steps.getByRole('button', { name: 'Загрузка' }).click()
  await app.getByRole('button', { name: 'Строки: Такой даты нет' }).click()
  const failed = app.getByRole('dialog', { name: 'Такой даты нет' })
  for (let left = 2; left > 0; left -= 1) {
    await failed.getByRole('button', { name: 'Изменить: CreatedDate, сейчас 31.02.2023' }).first().click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('28.02.2023')
    await page.keyboard.press('Enter')
    await expect(failed.getByText('Исправлена')).toHaveCount(3 - left, patient)
  }
  await failed.getByRole('button', { name: 'Готово' }).click()
  await app.getByRole('button', { name: 'Загрузить 2' }).click()
  await expect.poll(() => state.items.of(1).rows.size - before, patient).toBe(rows)

  await steps.getByRole('button', { name: 'Сверка' }).click(patient)
  await app.getByRole('button', { name: 'Сверить с порталом' }).click()
  const certificate = app.getByRole('region', { name: 'Акт сверки' })
  // By months and by owners; the archive names no categories.
  await expect(certificate.getByText('сошлось', { exact: true })).toHaveCount(2, patient)
  expect((await certificate.textContent())?.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('60загружено')
  const made = [...state.items.of(1).rows.values()].slice(before)
  expect(new Set(made.map(({ originId }) => originId)).size).toBe(rows)
  expect(made.filter((one) => one['UF_CRM_PRD_OWNER_BEFORE'] === 'Смирнова А.').length).toBeGreaterThan(0)
  await expect(certificate.getByRole('table', { name: 'По месяцам' })).toContainText('февраль 2023 г.')

  await takeBack(page, network, app)
  expect(state.items.of(1).rows.size).toBe(before + 1)
})

/** What a person has changed since stays. */
async function takeBack(page: Page, network: Network, app: FrameLocator): Promise<void> {
  const { state, url } = network.portal
  await page.request.post(`${url}/_portal/clock`, { data: { advanceMs: 60_000 } })
  const mended = [...state.items.of(1).rows.values()].at(-1)
  updateItem(state, 1, mended?.id ?? 0, { title: 'Уже в работе' }, { userId: 2 })
  await app.getByRole('button', { name: 'Отменить загрузку' }).click()
  const asked = app.getByRole('alertdialog', { name: 'Удалить из портала 59?' })
  await expect(asked).toContainText('Оставим изменённые людьми: 1.', patient)
  await asked.getByRole('button', { name: 'Удалить 59' }).click()
  await expect(app.getByRole('heading', { name: 'Загрузка отменена, прежний акт снят' })).toBeVisible(patient)
  await expect(app.getByRole('list', { name: 'Остались в портале после отмены' })).toBeVisible(patient)
}
