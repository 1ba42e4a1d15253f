import type { Page } from '@playwright/test'
import { aLetter, send } from '../../network/letters.ts'
import { restCall } from '../../network/rest-call.ts'
import type { Network } from '../../network/start-network.ts'
import { addActivity } from '../../portal/entities/add-activity.ts'
import { appFrame, expect, test } from '../journey.ts'
import { expectClean, goToSection, openSection, press } from '../lab-page.ts'

test.use({ moreScopes: ['telephony'] })
test.setTimeout(240_000)

const [administrator, seller] = [1, 7]
const [lead, deal, contact, company] = [1, 2, 3, 4]
const [mail, phone] = ['i.uhodov@prosvet.example', '+7 903 000-77-01']
/** A way out of the companies is four steps, each of which waits until the portal has the one before. */
const leaving = { timeout: 90_000 }
const said = { timeout: 40_000 }

async function made(network: Network, entityTypeId: number, fields: object): Promise<number> {
  const answer = await restCall(network, 'crm.item.add', { entityTypeId, fields })
  return (answer as { item: { id: number } }).item.id
}

/** Read from the portal itself: questions by REST would take the product's share of its limit. */
function links({ portal }: Network, id: number) {
  const linked = portal.state.items.of(contact).get(id)
  return { companyIds: linked?.companyIds, companyId: linked?.companyId, companySorts: linked?.companySorts }
}

/** A person changes the mark in the contact’s own card. */
async function mark(page: Page, { portal }: Network, id: number, value: 'да' | 'нет'): Promise<void> {
  await page.goto(`${portal.url}/crm/contact/details/${id}/`)
  await page.getByText('Остальные поля').click()
  const field = page.locator('[data-field="UF_CRM_PRD_NOT_WORKING"]')
  await field.getByRole('button', { name: 'Изменить: Не работает' }).click()
  await field.getByRole('combobox').selectOption({ label: value })
  await field.getByRole('button', { name: 'Сохранить' }).click()
  await expect(field.locator('.field-shown')).toHaveText(value)
}

/** A company with somebody who will leave, a colleague, and what hangs on the one who leaves. */
async function seed(network: Network) {
  const [main, second] = [
    await made(network, company, { title: 'Просвет' }),
    await made(network, company, { title: 'Второй просвет' }),
  ]
  const fm = [
    { typeId: 'EMAIL', valueType: 'WORK', value: mail },
    { typeId: 'PHONE', valueType: 'WORK', value: phone },
  ]
  const leaver = await made(network, contact, { name: 'Игорь', lastName: 'Уходов', fm, assignedById: administrator })
  const colleague = await made(network, contact, { name: 'Ольга', lastName: 'Сомова', companyIds: [main] })
  for (const fields of [
    { COMPANY_ID: second, SORT: 20, IS_PRIMARY: 'N' },
    { COMPANY_ID: main, SORT: 30, IS_PRIMARY: 'Y' },
  ])
    await restCall(network, 'crm.contact.company.add', { id: leaver, fields })
  const request = await made(network, lead, { title: 'Не горит щит', contactIds: [leaver] })
  const sale = await made(network, deal, { title: 'Щит на склад', contactIds: [leaver] })
  const talk = await addActivity(
    network.portal.state,
    {
      OWNER_TYPE_ID: contact,
      OWNER_ID: leaver,
      TYPE_ID: 2,
      SUBJECT: 'Звонок',
      DIRECTION: 1,
      COMMUNICATIONS: [{ TYPE: 'PHONE', VALUE: phone, ENTITY_ID: leaver, ENTITY_TYPE_ID: contact }],
    },
    { userId: administrator },
  )
  return { main, second, leaver, colleague, request, sale, call: talk.id }
}

test('a contact leaves its companies after its history is there; letter and call say so, the work is taken over, and it comes back as it was', async ({
  page,
  network,
  signIn,
}) => {
  const { state, url } = network.portal
  await signIn(administrator)
  const first = await openSection(page, network, /^Бывшие контакты$/)
  const { main, second, leaver, colleague, request, sale, call } = await seed(network)
  const before = links(network, leaver)
  await press(page, first.getByRole('button', { name: 'Создать поля' }))
  await expect(first.getByText('Все контакты на месте')).toBeVisible(said)
  await mark(page, network, leaver, 'да')

  await expect.poll(() => links(network, leaver).companyIds, leaving).toEqual([])
  const shownIn = state.activities.get(call)?.bindings?.map((one) => `${one.entityTypeId}:${one.entityId}`)
  expect(new Set(shownIn)).toEqual(new Set([`3:${leaver}`, `4:${main}`, `4:${second}`]))
  const calls = state.journal.read(0).map(({ method }) => method)
  expect(calls.lastIndexOf('crm.activity.binding.add')).toBeLessThan(calls.indexOf('crm.contact.company.delete'))
  expect(calls).toContain('crm.activity.binding.add')
  expect([state.items.of(company).get(main)?.['UF_CRM_PRD_FORMER_CONTACTS']].flat().map(Number)).toEqual([leaver])

  const app = await openSection(page, network, /^Бывшие контакты$/)
  const row = app.getByRole('row', { name: /Игорь Уходов/ })
  await expect(row).toContainText('не работает', said)
  await expect(row).toContainText('Просвет')
  await expectClean(page)
  await press(page, row.getByRole('button', { name: /^Что осталось/ }))
  const left = app.getByRole('dialog')
  await expect(left.getByRole('link', { name: 'Не горит щит' })).toBeVisible(said)
  await press(page, left.getByRole('button', { name: /Преемник/ }))
  await app.getByRole('option', { name: 'Ольга Сомова' }).click()
  const give = left.getByRole('button', { name: 'Передать преемнику: 2' })
  await expect(give).toBeEnabled(said)
  await press(page, give)
  await expect(left.getByText('Передано: 2.')).toBeVisible(said)
  await expectClean(page)
  expect(state.items.of(lead).get(request)?.contactIds).toEqual([colleague])
  expect(state.items.of(deal).get(sale)?.contactIds).toEqual([colleague])

  await send(network.smtp, aLetter({ from: mail, subject: 'Пишу с прежнего адреса' }), mail)
  const wrote = () => [...state.items.of(lead).rows.values()].find((one) => one.title === 'Пишу с прежнего адреса')?.id
  await expect.poll(wrote, said).toBeGreaterThan(0)
  await page.goto(`${url}/crm/lead/details/${wrote()}/`)
  await page.getByRole('tab', { name: 'Переписка' }).click()
  const side = appFrame(page).getByRole('region', { name: 'Главное о запросе' })
  await expect(side.getByText(/Игорь Уходов не работает с/)).toBeVisible(said)
  await expect(side.getByRole('link', { name: 'Ольга Сомова' })).toBeVisible()

  await page.goto(`${url}/crm/contact/list/`)
  const ring = {
    callId: 'journey.former',
    userId: administrator,
    phoneNumber: phone,
    lineNumber: '+74951180981',
    direction: 'incoming',
    state: 'connected',
  }
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(ring) }
  await fetch(`${url}/_portal/frame/call-card`, init)
  const panel = page.frameLocator('.call-card iframe.app-frame')
  await expect(panel.getByText(/Уходов Игорь не работает с/)).toBeVisible(said)
  await expect(panel.getByText('Просвет, Второй просвет')).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Сомова Ольга' })).toBeVisible()
  await expectClean(page)
  await press(page, page.getByRole('button', { name: 'Закрыть карточку звонка' }))

  await mark(page, network, leaver, 'нет')
  await expect.poll(() => links(network, leaver), leaving).toEqual(before)
  await expect(async () => {
    const back = await openSection(page, network, /^Бывшие контакты$/)
    await back.getByRole('radio', { name: 'Вернулись' }).press('Space')
    await expect(back.getByRole('row', { name: /Игорь Уходов/ })).toContainText('снова работает')
  }).toPass(leaving)
})

test('whoever may not see a contact and its company learns nothing of them', async ({ page, network, signIn }) => {
  const { state } = network.portal
  const firm = await made(network, company, { title: 'Не для всех', assignedById: administrator })
  const away = await made(network, contact, {
    name: 'Тайный',
    lastName: 'Уход',
    companyIds: [firm],
    assignedById: administrator,
    fm: [{ typeId: 'EMAIL', valueType: 'WORK', value: 'uhod@nedlyavseh.example' }],
  })
  await signIn(administrator)
  const app = await openSection(page, network, /^Бывшие контакты$/)
  const make = app.getByRole('button', { name: 'Создать поля' })
  await expect(make.or(app.getByRole('row').first()).or(app.getByText('Все контакты на месте')).first()).toBeVisible()
  if (await make.isVisible()) {
    await press(page, make)
    await expect(app.getByText('Все контакты на месте')).toBeVisible(said)
  }
  const body = { entityTypeId: contact, id: away, userId: administrator, fields: { UF_CRM_PRD_NOT_WORKING: 'Y' } }
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  await fetch(`${network.portal.url}/_portal/simulate/person-edit`, init)
  await expect.poll(() => state.items.of(contact).get(away)?.companyIds, leaving).toEqual([])

  await signIn(seller)
  const seen = await openSection(page, network, /^Бывшие контакты$/)
  await expect(seen.getByText('Все контакты на месте')).toBeVisible(said)
  await goToSection(seen, /^Дашборд$/)
  await expect(seen.getByText(/^Данные на/)).toBeVisible(said)
  await goToSection(seen, /^Заполненность$/)
  await expect(seen.getByRole('row').nth(2).or(seen.getByText('Записей нет'))).toBeVisible(said)
  await expect(seen.getByText(/Не для всех|Тайный/)).toHaveCount(0)
})
