import type { FrameLocator, Page } from '@playwright/test'
import { addItem } from '../../portal/entities/save.ts'
import type { Network } from '../../network/start-network.ts'
import { appFrame, expect, test } from '../journey.ts'
import { expectClean } from '../lab-page.ts'

const administrator = 1
const agent = 2
const engineer = 3

async function openCard(page: Page, network: Network, id: number): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/details/${id}/`)
  await page.getByRole('tab', { name: 'Переписка' }).click()
  const app = appFrame(page)
  await expect(app.getByRole('navigation', { name: 'Стадии запроса' })).toBeVisible()
  return app
}

async function choose(app: FrameLocator, page: Page, label: string, words: string): Promise<void> {
  await app.getByRole('dialog').getByRole('combobox', { name: label }).fill(words)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('a macro is made in the card, shows what it will change, and does all of it in one press; an agent runs it too', async ({
  page,
  network,
  signIn,
}) => {
  const { state } = network.portal
  const title = 'Щит гудит под нагрузкой'
  const add = () => addItem(state, 1, { title, assignedById: agent, contactIds: [1] }, { userId: administrator }).id
  const [first, second] = [add(), add()]
  const lead = (id: number) => state.items.of(1).get(id)
  const name = `${state.users.get(engineer)?.name} ${state.users.get(engineer)?.lastName}`
  const done = { stageId: 'IN_PROCESS', assignedById: engineer }

  await signIn(administrator)
  const app = await openCard(page, network, first)
  await test.step('made by who may change settings', async () => {
    await app.getByRole('button', { name: 'Макросы' }).click()
    await app.getByRole('menuitem', { name: 'Новый макрос' }).click()
    await app.getByRole('textbox', { name: 'Название' }).fill('Передать инженеру')
    await choose(app, page, 'Перевести в стадию', 'Диагностика')
    await choose(app, page, 'Назначить ответственным', name)
    await expectClean(page)
    await app.getByRole('button', { name: 'Сохранить макрос' }).click()
    await expect(app.getByRole('dialog')).toHaveCount(0)
  })

  const run = async (card: FrameLocator): Promise<void> => {
    await card.getByRole('button', { name: 'Макросы' }).click()
    await card.getByRole('menuitem', { name: 'Передать инженеру' }).click()
    const preview = card.getByRole('dialog', { name: 'Макрос «Передать инженеру»' })
    await expect(preview).toContainText('Диагностика')
    await expect(preview).toContainText(name)
    await preview.getByRole('button', { name: 'Выполнить' }).click()
    await expect(card.getByText('Макрос «Передать инженеру» выполнен')).toBeVisible()
  }
  await test.step('run by its maker', async () => {
    await run(app)
    expect(lead(first)).toMatchObject(done)
  })
  await test.step('run by an agent, who is not offered to change it', async () => {
    await signIn(agent)
    const own = await openCard(page, network, second)
    await own.getByRole('button', { name: 'Макросы' }).click()
    await expect(own.getByRole('menuitem', { name: 'Новый макрос' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await run(own)
    expect(lead(second)).toMatchObject(done)
  })
})
