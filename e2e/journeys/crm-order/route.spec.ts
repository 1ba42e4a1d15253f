import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator } from '@playwright/test'
import { addTalkedPast } from '../../network/timelines/talked-past.ts'
import type { Activity } from '../../portal/store/records.ts'
import { appFrame, expect, test } from '../journey.ts'

const company = 4
const call = 2
const inCompany = ({ bindings }: Activity) => bindings.some(({ entityTypeId }) => entityTypeId === company)

/** Chooses one of a select of the form. */
async function choose(app: FrameLocator, label: string, option: string): Promise<void> {
  await app
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`${label}$`) })
    .click()
  await app.getByRole('option', { name: option, exact: true }).click()
}

test('a route with filters is added; its past is counted, brought in with a pause, and taken back', async ({
  page,
  network,
  signIn,
}) => {
  test.setTimeout(240_000)
  const { state, url } = network.portal
  const before = new Set([...state.activities.values()].filter(inCompany).map(({ id }) => id))
  addTalkedPast(state, { activities: 160, seed: 20_261_123 })
  const bound = () => [...state.activities.values()].filter((one) => inCompany(one) && !before.has(one.id))
  await signIn(1)
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: 'Таймлайны', exact: true }).click()

  await app.getByRole('button', { name: 'Добавить маршрут' }).click()
  await choose(app, 'Направление', 'Входящие')
  await choose(app, 'Виды дел', 'Звонки')
  await page.keyboard.press('Escape')
  const readers = app.getByRole('region', { name: 'Кто увидит новое' })
  await expect(readers).toContainText('в карточках «Компания» появятся', { timeout: 30_000 })
  await expect(readers).toContainText('Роли CRM портал приложениям не показывает')
  const { violations } = await new AxeBuilder({ page }).include('iframe.app-frame').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await app.getByRole('button', { name: 'Сохранить маршрут' }).click()
  await expect(app.getByText('работает', { exact: true })).toBeVisible()

  const row = (what: string) => app.getByRole('listitem').filter({ hasText: `${what}: Дела контактов в компании` })
  await app.getByRole('button', { name: 'Перенести прошлое' }).click()
  await app.getByRole('button', { name: 'Только посчитать' }).click()
  await expect(row('Подсчёт')).toContainText(/можно связать: \d+/, { timeout: 60_000 })
  await expect(app.getByRole('status').getByText('Готово')).toBeVisible({ timeout: 60_000 })
  const counted = async (what: string) =>
    /связа(?:но|ть): ([\d\s]+)/.exec((await row(what).textContent()) ?? '')?.[1]?.trim()
  await expect.poll(() => counted('Подсчёт')).not.toBe('0')
  const expected = await counted('Подсчёт')
  expect(bound()).toEqual([])

  // So slow that a person on any machine presses while most of it is still to come.
  state.faults.add([{ match: { method: 'batch' }, kind: 'slow', delayMs: 8_000 }])
  await app.getByRole('button', { name: 'Перенести прошлое' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Перенести', exact: true }).click()
  await app.getByRole('button', { name: 'Приостановить' }).click({ timeout: 30_000 })
  await expect(app.getByText('Приостановлено')).toBeVisible({ timeout: 30_000 })
  state.faults.clear()
  await app.getByRole('button', { name: 'Продолжить' }).click()
  await expect(app.getByRole('status').getByText('Готово')).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => counted('Перенос'), { timeout: 30_000 }).toBe(expected)
  await expect.poll(() => String(bound().length), { timeout: 60_000 }).toBe(expected)
  expect(bound().every(({ typeId, direction }) => typeId === call && direction === 1)).toBe(true)

  await row('Перенос').getByRole('button', { name: 'Отменить перенос' }).click()
  const question = app.getByRole('alertdialog')
  await expect(question).toContainText(`Связей и копий будет убрано: ${expected}`)
  await question.getByRole('button', { name: 'Отменить перенос' }).click()
  await expect.poll(() => bound().length, { timeout: 60_000 }).toBe(0)
})
