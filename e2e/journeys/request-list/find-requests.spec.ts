import type { FrameLocator, Page } from '@playwright/test'
import { restCall } from '../../network/rest-call.ts'
import { addItem, deleteItem } from '../../portal/entities/save.ts'
import type { Network } from '../../network/start-network.ts'
import { expect, test } from '../journey.ts'
import { long, patience } from './how-large.ts'

const administrator = 1
const agent = 2

test.use({ seed: long ? 'large' : 'small' })
test.setTimeout(long ? 400_000 : 180_000)

/** Own fields of the ready set that hold what people read out. */
const numbers = [
  { FIELD_NAME: 'PRD_CASE_NUMBER', USER_TYPE_ID: 'string', EDIT_FORM_LABEL: { ru: 'Номер в прежней системе' } },
  { FIELD_NAME: 'PRD_SERIAL', USER_TYPE_ID: 'string', MULTIPLE: 'Y', EDIT_FORM_LABEL: { ru: 'Серийный номер' } },
]

/** Three requests that nothing else in the portal is called like, anew; returns their numbers. */
async function addMarked(network: Network): Promise<number[]> {
  const { state } = network.portal
  const known = new Set([...state.userfields.values()].map(({ fieldName }) => fieldName))
  for (const fields of numbers)
    if (!known.has(`UF_CRM_${fields.FIELD_NAME}`)) await restCall(network, 'crm.lead.userfield.add', { fields })
  for (const { id, title } of state.items.of(1).rows.values())
    if (typeof title === 'string' && title.startsWith('Метелица')) deleteItem(state, 1, id, { userId: administrator })
  return [agent, administrator, agent].map((assignedById, at) => {
    const number = at + 1
    const fields = { title: `Метелица ${number}`, assignedById, UF_CRM_PRD_CASE_NUMBER: `СФ-${number}` }
    return addItem(state, 1, { ...fields, UF_CRM_PRD_SERIAL: [`ЗН-${number}`] }, { userId: administrator }).id
  })
}

/** By the button over the portal's own list; the app's list opens in a slider. */
async function openList(page: Page, network: Network): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/list/`)
  await page.locator('summary', { hasText: 'Приложения' }).click()
  await page.getByRole('button', { name: 'Запросы', exact: true }).click()
  const app = page.frameLocator('iframe.side-slider__frame').frameLocator('iframe.app-frame')
  await expect(app.getByRole('grid', { name: 'Запросы' })).toBeVisible(patience)
  return app
}

test('number, former number, phone, mail and words of the other keyboard layout find a request', async ({
  page,
  network,
  signIn,
}) => {
  const [id = 0] = await addMarked(network)
  const { state } = network.portal
  const client = addItem(
    state,
    3,
    {
      name: 'Иван',
      lastName: 'Пургин',
      fm: [
        { typeId: 'PHONE', valueType: 'WORK', value: '+7 (495) 008-71-55' },
        { typeId: 'EMAIL', valueType: 'WORK', value: 'purgin@zimovie.example' },
      ],
    },
    { userId: administrator },
  )
  addItem(state, 1, { title: 'Пурга на кровле', contactIds: [client.id] }, { userId: administrator })
  await signIn(administrator)
  const app = await openList(page, network)
  await app.getByRole('radio', { name: /Все/ }).click()
  const search = app.getByRole('searchbox')
  for (const [typed, found] of [
    [String(id), /Метелица 1/],
    ['СФ-3', /Метелица 3/],
    ['зн-2', /Метелица 2/],
    ['8 495 008-71-55', /Пурга на кровле/],
    ['purgin@zimovie.example', /Пурга на кровле/],
    ['gehuf', /Пурга на кровле/],
  ] as const) {
    await test.step(typed, async () => {
      await search.fill(typed)
      await expect(app.getByRole('row', { name: found }).first()).toBeVisible(patience)
    })
  }
  await expect(app.getByText('По «gehuf» ничего нет. Показаны запросы по «пурга».')).toBeVisible()
})
