import type { FrameLocator, Page } from '@playwright/test'
import { callApi } from '../../network/install-app.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'
import { expectClean, openSection, press } from '../lab-page.ts'

/** A scenario at work: whoever brings a request to its end says what was done. */
async function publishScenario(network: Network): Promise<void> {
  const token = await session(network)
  const call = <T>(method: string, rest: string, body?: object) =>
    callApi(network.appUrl, token, method, `/api/rules/scenarios${rest}`, body) as Promise<T>
  const when = [{ field: 'STAGE', is: 'one-of', values: ['CONVERTED'] }]
  const scenario = {
    id: '1',
    name: 'Закрытие с решением',
    on: true,
    when,
    show: [],
    require: ['PRD_SOLUTION'],
    set: [],
  }
  const draft = await call<{ token: string }>('PUT', '/draft', { draft: null, body: { scenarios: [scenario] } })
  await call('POST', '/publish', { draft: draft.token, base: null })
  await call('POST', '/mode', { mode: 'live' })
}

/** Moves the request to its good end. */
const toEnd = 'Перевести в «Решён»'

const lead = (network: Network, id: number) =>
  network.portal.state.items.of(1).get(id) as Record<string, unknown> | undefined

async function makeRequest(network: Network): Promise<number> {
  const body = { client: { kind: 'contact', id: 1 }, title: 'Не включается щит', key: crypto.randomUUID() }
  const made = await callApi(network.appUrl, await session(network), 'POST', '/api/requests', body)
  return (made as { id: number }).id
}

/** A person moves the request in the portal's own card. */
async function moveInPortal(network: Network, id: number, stageId: string): Promise<void> {
  const answer = await fetch(`${network.portal.url}/_portal/simulate/person-edit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ entityTypeId: 1, id, fields: { stageId }, userId: 2 }),
  })
  expect(answer.ok).toBe(true)
}

async function applyFields(page: Page, network: Network): Promise<void> {
  const app = await openSection(page, network, /^Поля$/)
  const serial = app.getByRole('listitem').filter({ hasText: 'PRD_SERIAL' })
  await expect(serial).toContainText('нет на портале')
  await press(page, app.getByRole('button', { name: 'Записать на портал' }))
  await expect(serial).toContainText('как в наборе', { timeout: 30_000 })
  await expect(app.getByText('нет на портале')).toHaveCount(0)
  await expect(app.getByText('Карточки уже разложены по набору.')).toBeVisible()
}

async function openCard(page: Page, network: Network, id: number): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/details/${id}/`)
  await page.getByRole('tab', { name: 'Переписка' }).click()
  const app = appFrame(page)
  await expect(app.getByRole('navigation', { name: 'Стадии запроса' })).toBeVisible()
  return app
}

test('fields are made, a scenario asks for one, a stage without it goes back, and «Почему?» says so', async ({
  page,
  network,
  signIn,
}) => {
  await signIn(1)
  await test.step('the set of fields comes into the portal', () => applyFields(page, network))
  await publishScenario(network)
  const id = await makeRequest(network)
  await test.step('a stage reached without its field goes back with a comment', async () => {
    await expect.poll(() => lead(network, id)?.['stageId']).toBe('NEW')
    await moveInPortal(network, id, 'CONVERTED')
    await expect.poll(() => lead(network, id)?.['stageId'], { timeout: 30_000 }).toBe('NEW')
    const said = () => [...network.portal.state.comments.values()].map((comment) => JSON.stringify(comment)).join()
    await expect.poll(said, { timeout: 30_000 }).toContain('не заполнено Что сделано')
  })
  const app = await openCard(page, network, id)
  await test.step('«Почему?» says which scenario asked', async () => {
    await press(page, app.getByRole('button', { name: 'Почему?' }))
    await expect(app.getByRole('complementary', { name: 'Почему?' })).toContainText('Закрытие с решением')
    await page.keyboard.press('Escape')
  })
  await test.step('a product is found in the other layout and added, by the keyboard alone', async () => {
    await press(page, app.getByRole('button', { name: 'Продукты', exact: true }))
    await press(page, app.getByRole('button', { name: 'Добавить продукт' }))
    await app.getByRole('listbox').first().getByRole('option').first().waitFor({ timeout: 30_000 })
    await app.getByRole('searchbox', { name: 'Поиск по всем уровням' }).focus()
    const began = Date.now()
    // «щр-48» in the other layout of the keyboard.
    await page.keyboard.type('oh-48')
    await page.keyboard.press('Enter')
    await expect(app.getByText('Добавлено в запрос')).toBeVisible({ timeout: 30_000 })
    test.info().annotations.push({ type: 'a row by the keyboard, ms', description: String(Date.now() - began) })
    await page.keyboard.press('Escape')
    await expect
      .poll(() => lead(network, id)?.['UF_CRM_PRD_PRODUCTS'], { timeout: 30_000 })
      .toContain('ЩР-48 напольный')
    const rows = () => [...network.portal.state.productRows.values()].filter(({ ownerId }) => ownerId === id)
    await expect.poll(rows, { timeout: 30_000 }).toMatchObject([{ price: 0, quantity: 1 }])
  })
  await test.step('the stage path asks for the field, and moves the request with it', async () => {
    await press(page, app.getByRole('navigation', { name: 'Стадии запроса' }).getByRole('button', { name: toEnd }))
    const asked = app.getByRole('dialog', { name: toEnd })
    await press(page, asked.getByRole('button', { name: 'Заполнить и перевести' }))
    await expect(asked.getByText('Сценарий требует это поле.')).toBeVisible()
    await expectClean(page)
    await asked.getByRole('textbox', { name: /^Что сделано/ }).fill('Заменён блок питания')
    await press(page, asked.getByRole('button', { name: 'Заполнить и перевести' }))
    await expect
      .poll(() => lead(network, id))
      .toMatchObject({
        stageId: 'CONVERTED',
        UF_CRM_PRD_SOLUTION: 'Заменён блок питания',
      })
  })
})
