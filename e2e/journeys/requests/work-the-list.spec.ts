import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { addItem, updateItem } from '../../portal/entities/save.ts'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'

const agent = 2
const administrator = 1
const word = 'Очередь'
const client = 'Воронцова'

/** Three new requests of the agent. */
function addRequests({ portal }: Network, entityTypeId: number): number[] {
  return [1, 2, 3].map(
    (number) =>
      addItem(
        portal.state,
        entityTypeId,
        { title: `${word} ${number}`, assignedById: agent },
        { userId: administrator },
      ).id,
  )
}

async function openList(page: Page, network: Network): Promise<FrameLocator> {
  const { state, url } = network.portal
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: 'Запросы' }).click()
  await expect(app.getByRole('grid', { name: 'Запросы' })).toBeVisible({ timeout: 20_000 })
  return app
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('iframe.app-frame').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('requests are found, kept as a view, changed together and one by one, and taken as a file, without a mouse', async ({
  page,
  network,
  signIn,
  entityTypeId,
}) => {
  const ids = addRequests(network, entityTypeId)
  const item = (at: number) => network.portal.state.items.of(entityTypeId).get(ids[at] ?? 0)
  const responsibles = () => ids.map((_, at) => item(at)?.['assignedById'])
  await signIn(administrator)
  const app = await openList(page, network)
  await expectClean(page)

  // Slash leads into the search from anywhere in the list.
  await app.getByRole('row').nth(1).focus()
  await page.keyboard.press('/')
  await page.keyboard.type(word)
  const rows = app.getByRole('row', { name: new RegExp(word) })
  await expect(rows).toHaveCount(3)
  await expect(app.getByText('Показано 3 из 3')).toBeVisible()

  // A condition, kept under a name.
  await app.getByRole('button', { name: 'Условия отбора' }).press('Enter')
  const dialog = app.getByRole('dialog', { name: 'Условия отбора' })
  await dialog.getByRole('button', { name: 'Ещё условие' }).press('Enter')
  const fields = dialog.getByRole('combobox', { name: 'Поле' })
  await expect(fields).toHaveCount(2)
  await fields.last().fill('Ответственный')
  await expect(app.getByRole('option')).toHaveText(['Ответственный', 'Ответственный в прежней системе'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(fields.last()).toHaveValue('Ответственный')
  await expect(app.getByRole('listbox')).toHaveCount(0)
  await dialog.getByRole('button', { name: /Значения/ }).press('Enter')
  await app.getByRole('option', { name: 'Я', exact: true }).press('Enter')
  await page.keyboard.press('Escape')
  await expectClean(page)
  await dialog.getByRole('button', { name: 'Показать', exact: true }).press('Enter')
  await expect(app.getByText('Под отбор ничего не подошло')).toBeVisible()
  await app.getByRole('button', { name: 'Сохранить отбор' }).press('Enter')
  await page.keyboard.type('Мои новые')
  await page.keyboard.press('Enter')
  await expect(app.getByRole('radio', { name: /Мои новые/ })).toBeChecked()
  await app.getByRole('radio', { name: /Все/ }).focus()
  await page.keyboard.press('Space')
  await expect(rows).toHaveCount(3)
  // Rows of the view before cannot be ticked.
  await expect(app.getByRole('grid', { name: 'Запросы' })).toBeVisible()
  await expect(app.locator('[aria-busy=true]')).toHaveCount(0)

  // All three get another responsible, and the former one back.
  for (const at of [0, 1, 2]) await rows.nth(at).press('Space')
  await app.getByRole('button', { name: 'Изменить', exact: true }).press('Enter')
  const bulk = app.getByRole('dialog', { name: /Изменить отмеченные запросы: 3/ })
  await bulk.getByRole('button', { name: /Что изменить/ }).press('Enter')
  await app.getByRole('option', { name: 'Ответственный', exact: true }).press('Enter')
  await bulk.getByRole('combobox', { name: 'На что' }).fill('Лучинина')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(bulk.getByText('Изменится запросов: 3.')).toBeVisible()
  await bulk.getByRole('button', { name: 'Записать: 3' }).press('Enter')
  await expect.poll(responsibles).toEqual([administrator, administrator, administrator])
  await app.getByRole('button', { name: 'Отменить' }).press('Enter')
  await expect.poll(responsibles, { timeout: 20_000 }).toEqual([agent, agent, agent])

  // One cell; a colleague who was quicker is not written over.
  const first = app.getByRole('row', { name: new RegExp(`${word} 3`) })
  await expect(first.getByRole('button', { name: /Ответственный, сейчас/ })).not.toHaveAccessibleName(/Лучинина/)
  await first.getByRole('button', { name: /Ответственный, сейчас/ }).press('Enter')
  await app.getByRole('combobox', { name: 'Ответственный' }).fill('Лучинина')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => item(2)?.['assignedById']).toBe(administrator)

  // The client is changed in the line too.
  await first.getByRole('button', { name: /Контакт, сейчас/ }).press('Enter')
  await app.getByRole('textbox', { name: 'Найти по имени' }).fill(client)
  await app.getByRole('group', { name: 'Нашлись' }).getByRole('button').first().press('Enter')
  await app.getByRole('button', { name: 'Записать' }).press('Enter')
  await expect.poll(() => item(2)?.['contactIds']).toHaveLength(1)

  // A new request of a client out of the list.
  await app.getByRole('button', { name: 'Создать запрос' }).press('Enter')
  const form = app.getByRole('dialog', { name: 'Новый запрос' })
  await form.getByRole('textbox', { name: 'Найти по имени' }).fill(client)
  await form.getByRole('group', { name: 'Нашлись' }).getByRole('button').first().press('Enter')
  await form.getByRole('textbox', { name: 'Название' }).fill(`${word} 4`)
  await page.keyboard.press('Enter')
  await expect(app.getByRole('complementary', { name: 'Просмотр запроса' }).getByText(`${word} 4`)).toBeVisible()
  await page.keyboard.press('Escape')

  await app.getByRole('button', { name: 'Выгрузить' }).press('Enter')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('menuitem', { name: /CSV/ }).press('Enter'),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines[0]).toContain('Стадия')
  expect(lines.slice(1).map((line) => line.split(';')[1])).toEqual([4, 3, 2, 1].map((number) => `${word} ${number}`))
})

test('a change in the portal comes into the list by itself', async ({ page, network, signIn, entityTypeId }) => {
  const { state } = network.portal
  const { id } = addItem(state, entityTypeId, { title: 'До правки' }, { userId: administrator })
  await signIn(administrator)
  const app = await openList(page, network)
  await expect(app.getByRole('row', { name: /До правки/ })).toBeVisible()
  updateItem(state, entityTypeId, id, { title: 'После правки' }, { userId: agent })
  await expect(app.getByRole('row', { name: /После правки/ })).toBeVisible({ timeout: 20_000 })
})
