import { describe, expect, test } from 'vitest'
import { createUserField } from '../entities/create-user-field.ts'
import { addItem } from '../entities/save.ts'
import { addStatuses } from '../entities/add-statuses.ts'
import { pageWorld } from './page-world.ts'
import { aLead } from './testing.ts'

const PATIENT = { timeout: 15_000 }
const at = pageWorld()

/** A pipeline of deals with three stages. */
function dealStages(): void {
  const { state } = at.world
  state.categories.set('2:0', { id: 0, entityTypeId: 2, name: 'Общая', sort: 100, isDefault: true })
  addStatuses(state, 'DEAL_STAGE', [
    { code: 'NEW', name: 'Новая', color: '#39A8EF', system: true },
    { code: 'WORK', name: 'В производстве', color: '#47E4C2' },
    { code: 'WON', name: 'Сделка успешна', color: '#7BD500', semantics: 'S', system: true },
  ])
}

function aDeal(fields: Record<string, unknown>): number {
  return addItem(at.world.state, 2, fields, { userId: 1 }).id
}

test('a field that holds records shows their titles as links, of one kind or of several', async () => {
  const { state } = at.world
  const one = { USER_TYPE_ID: 'crm', FIELD_NAME: 'FORMER', SETTINGS: { CONTACT: 'Y' } }
  const several = { USER_TYPE_ID: 'crm', FIELD_NAME: 'LINKS', SETTINGS: { CONTACT: 'Y', DEAL: 'Y' }, MULTIPLE: 'Y' }
  for (const fields of [one, several]) createUserField(state, 'CRM_COMPANY', fields)
  const contact = addItem(state, 3, { name: 'Игорь', lastName: 'Уходов' }, { userId: 1 })
  const deal = aDeal({ title: 'Щит на склад' })
  const links = { UF_CRM_FORMER: contact.id, UF_CRM_LINKS: [`C_${contact.id}`, `D_${deal}`] }
  const company = addItem(state, 4, { title: 'Просвет', ...links }, { userId: 1 })
  await at.open(`/crm/company/details/${company.id}/`)
  const shown = (name: string) => at.page.locator(`[data-field="${name}"] .field-shown a`)
  expect(await shown('UF_CRM_FORMER').allTextContents()).toEqual(['Уходов Игорь'])
  expect(await shown('UF_CRM_LINKS').allTextContents()).toEqual(['Уходов Игорь', 'Щит на склад'])
})

describe('lists of CRM types', () => {
  test('the address holds filter, preset and order, and the head of a column turns the order round', async () => {
    dealStages()
    aDeal({ title: 'Дешёвая', opportunity: 100 })
    aDeal({ title: 'Дорогая', opportunity: 900 })
    aDeal({ title: 'Закрытая', opportunity: 500, stageId: 'WON' })
    await at.open('/crm/deal/list/')
    await at.page.getByRole('link', { name: 'Сумма' }).click()
    const titles = at.page.locator('tbody .grid__title a')
    expect(await titles.allTextContents()).toEqual(['Дешёвая', 'Закрытая', 'Дорогая'])
    await at.page.getByRole('link', { name: 'Сумма' }).click()
    expect(await titles.allTextContents()).toEqual(['Дорогая', 'Закрытая', 'Дешёвая'])
    await at.page.getByRole('link', { name: 'В работе' }).click()
    expect(await titles.allTextContents()).toEqual(['Дорогая', 'Дешёвая'])
    await at.page.getByText('Фильтр', { exact: true }).click()
    await at.page.getByLabel('Стадия').selectOption('WON')
    await at.page.getByRole('button', { name: 'Применить фильтр' }).click()
    await at.page.getByText('Под отбор ничего не подошло').waitFor()
  })

  test('a phone is found by its digits however it is written', async () => {
    const { state } = at.world
    state.items.of(3).put({
      id: 5,
      lastName: 'Зимин',
      assignedById: 1,
      fm: [{ id: 1, typeId: 'PHONE', valueType: 'WORK', value: '+7 (905) 000-21-02' }],
    })
    await at.open(`/crm/contact/list/?q=${encodeURIComponent('905 0002102')}`)
    expect(await at.page.locator('tbody .grid__title a').allTextContents()).toEqual(['Зимин'])
  })

  test('a large table is not counted until somebody asks, and its pages stay quick', async () => {
    const table = at.world.state.items.of(1)
    for (let id = 1; id <= 60_000; id += 1)
      table.put({ id, title: `Лид ${id}`, stageId: 'NEW', assignedById: 1 + (id % 2) })
    await at.open('/crm/lead/list/?preset=mine')
    expect(await at.page.locator('tbody tr').count()).toBe(50)
    await at.page.getByRole('link', { name: 'показать количество' }).click()
    await at.page.getByText('Всего: 30 000').or(at.page.getByText('Всего: 30 000')).waitFor()
  })

  test('a person without the right to read is told who can give it', async () => {
    const { state } = at.world
    const agent = state.users.get(2)
    if (agent !== undefined) agent.role = 'none'
    const { cookie } = state.sessions.signIn(2)
    const answer = await fetch(`${at.world.portalUrl}/crm/lead/list/`, { headers: { cookie } })
    expect(answer.status).toBe(403)
    const text = await answer.text()
    expect(text).toContain('Ваша роль не открывает этот раздел CRM')
    expect(text).toContain('Марина')
  })

  test('the board shows counts and sums, and a dragged card changes its stage', async () => {
    dealStages()
    const id = aDeal({ title: 'ВРУ на шесть панелей', opportunity: 480_000 })
    await at.open('/crm/deal/kanban/')
    const lane = at.page.getByRole('region', { name: 'Новая' })
    expect(await lane.locator('.lane__sum').textContent()).toMatch(/480.000/)
    await at.page.locator(`[data-tile="${id}"]`).dragTo(at.page.getByRole('region', { name: 'В производстве' }))
    await at.page.getByRole('region', { name: 'В производстве' }).getByText('ВРУ на шесть панелей').waitFor()
    expect(at.world.state.items.of(2).get(id)?.['stageId']).toBe('WORK')
  })
})

describe('a card over a list', () => {
  test('opens in a slider, Esc closes it, and the list shows what was changed there', async () => {
    aLead(at.world.state, { title: 'Старое название' })
    await at.open('/crm/lead/list/')
    await at.page.getByRole('link', { name: 'Старое название' }).click()
    const card = at.page.frameLocator('.side-slider iframe')
    await card.locator('html[data-ready]').waitFor()
    await card.getByRole('button', { name: 'Изменить название' }).click()
    await card.getByRole('textbox', { name: 'Название' }).fill('Новое название')
    await card.getByRole('button', { name: 'Сохранить' }).click()
    await card.getByRole('heading', { name: 'Новое название' }).waitFor()
    await at.page.keyboard.press('Escape')
    await at.page.locator('.side-slider').waitFor({ state: 'detached' })
    await expect.poll(() => at.page.getByRole('link', { name: 'Новое название' }).count(), PATIENT).toBe(1)
  })

  test('a field is changed in its place, Esc inside it keeps the slider and the value', async () => {
    const { id } = aLead(at.world.state, { title: 'Щит', comments: 'старое' })
    await at.open('/crm/lead/list/')
    await at.page.getByRole('link', { name: 'Щит', exact: true }).click()
    const card = at.page.frameLocator('.side-slider iframe')
    await card.locator('html[data-ready]').waitFor()
    await card.getByRole('button', { name: 'Изменить: Комментарий' }).click()
    await card.locator('.field-edit').getByRole('textbox', { name: 'Комментарий' }).press('Escape')
    await card.locator('.field-edit').waitFor({ state: 'detached' })
    expect(await at.page.locator('.side-slider').count()).toBe(1)
    await card.getByRole('button', { name: 'Изменить: Комментарий' }).click()
    await card.locator('.field-edit textarea').fill('новое')
    await card.getByRole('button', { name: 'Сохранить' }).click()
    await card.locator('[data-field=comments]').getByText('новое').waitFor()
    expect(at.world.state.items.of(1).get(id)?.['comments']).toBe('новое')
  })

  test('a value the portal refuses stays in the form with the portal’s words', async () => {
    const { state } = at.world
    state.items.of(3).put({
      id: 7,
      lastName: 'Зимин',
      assignedById: 1,
      fm: [{ id: 1, typeId: 'EMAIL', valueType: 'WORK', value: 'b.zimin@zarechie.example' }],
    })
    await at.open('/crm/contact/details/7/')
    await at.page
      .getByRole('button', { name: 'Изменить: Телефоны, e-mail, сайты' })
      .or(at.page.locator('[data-field=fm] [data-edit-field]'))
      .first()
      .click()
    await at.page.getByLabel('Номер или адрес').first().fill('не адрес')
    await at.page.getByRole('button', { name: 'Сохранить' }).click()
    await at.page.getByRole('alert').getByText('некорректный адрес').waitFor()
    expect(state.items.of(3).get(7)?.['fm']).toMatchObject([{ value: 'b.zimin@zarechie.example' }])
  })

  test('a person without the right to change gets no pencil, and a forged save is refused', async () => {
    const lead = aLead(at.world.state, { title: 'Чужой', assignedById: 1 })
    await at.open(`/crm/lead/details/${lead.id}/`, 2)
    expect(await at.page.locator('[data-edit-field]').count()).toBe(0)
    const { cookie } = at.world.state.sessions.signIn(2)
    const forged = await fetch(`${at.world.portalUrl}/crm/lead/details/${lead.id}/field/?name=title`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ title: 'Моё' }),
    })
    expect(forged.status).toBe(403)
  })
})

describe('the timeline', () => {
  test('a comment and a to-do appear at once, the to-do is done, the comment is pinned', async () => {
    const lead = aLead(at.world.state, { title: 'Щит' })
    await at.open(`/crm/lead/details/${lead.id}/`)
    await at.page.getByRole('textbox', { name: 'Комментарий' }).fill('Просил <b>срочно</b>')
    await at.page.getByRole('button', { name: 'Добавить комментарий' }).click()
    await at.page.locator('.event--comment').getByText('Просил <b>срочно</b>').waitFor()
    await at.page.getByRole('button', { name: 'Дело', exact: true }).click()
    await at.page.getByRole('textbox', { name: 'Что сделать' }).fill('Позвонить на склад')
    await at.page.getByRole('button', { name: 'Поставить дело' }).click()
    await at.page.getByRole('heading', { name: 'Что сделать' }).waitFor()
    await at.page.getByRole('button', { name: 'Выполнено' }).click()
    await at.page.getByText('Дело выполнено').waitFor()
    await at.page.getByRole('button', { name: 'Закрепить' }).click()
    await at.page.getByRole('heading', { name: 'Закреплено' }).waitFor()
    expect(at.world.state.pinnedRecords.size).toBe(1)
  })
})

describe('a new record', () => {
  test('is made by a person, raises its event and opens as a card', async () => {
    const raised: string[] = []
    at.world.state.events.raise = (event) => void raised.push(event)
    await at.open('/crm/contact/details/0/')
    await at.page.getByLabel('Фамилия').fill('Осокина')
    await at.page.getByLabel('Номер или адрес').fill('+7 921 000-22-04')
    await at.page.getByRole('button', { name: 'Создать' }).click()
    await at.page.getByRole('heading', { name: 'Осокина' }).waitFor()
    expect(raised).toContain('ONCRMCONTACTADD')
    await at.page.getByRole('link', { name: '+7 921 000-22-04' }).waitFor()
  })

  test('the relations of a contact name the records that hang on it', async () => {
    aLead(at.world.state, { title: 'Связанный лид', contactId: 1 })
    await at.open('/crm/contact/details/1/')
    await at.page.getByRole('tab', { name: 'Связи' }).click()
    await expect.poll(() => at.page.getByRole('link', { name: 'Связанный лид' }).count(), PATIENT).toBe(1)
  })
})
