import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { pageWorld } from './page-world.ts'
import { aLead } from './testing.ts'

const PATIENT = { timeout: 15_000 }
const at = pageWorld()
const OWN = '/company/personal/user/1'

describe('tasks', () => {
  test('a task is set, talked about, ticked off and completed', async () => {
    await at.open(`${OWN}/tasks/task/view/0/`)
    await at.page.getByLabel('Что сделать').fill('Проверить остатки')
    await at.page.getByRole('button', { name: 'Поставить задачу' }).click()
    await at.page.getByRole('heading', { name: 'Проверить остатки' }).waitFor()
    await at.page.getByRole('textbox', { name: 'Новый пункт' }).fill('Склад № 2')
    await at.page.getByRole('button', { name: 'Добавить пункт' }).click()
    await at.page.getByRole('checkbox', { name: 'Склад № 2' }).click()
    await at.page.getByText('1 из 1').waitFor()
    await at.page.getByRole('textbox', { name: 'Комментарий' }).fill('Почти всё на месте')
    await at.page.getByRole('button', { name: 'Отправить' }).click()
    await at.page.locator('.talk').getByText('Почти всё на месте').waitFor()
    await at.page.getByRole('button', { name: 'Завершить' }).click()
    await at.page.locator('#task-facts').getByText('Завершена').waitFor()
    await at.open(`${OWN}/tasks/`)
    await at.page.getByText('Задач в работе нет').waitFor()
    await at.page.getByRole('link', { name: 'Завершённые' }).click()
    await expect.poll(() => at.page.getByRole('link', { name: 'Проверить остатки' }).count(), PATIENT).toBe(1)
  })
})

describe('people', () => {
  test('a dismissed colleague is listed apart and marked on the page', async () => {
    const colleague = at.world.state.users.get(2)
    if (colleague !== undefined) colleague.active = false
    await at.open('/company/')
    expect(await at.page.locator('tbody tr').count()).toBe(1)
    await at.page.getByRole('link', { name: 'Уволены' }).click()
    await at.page.waitForURL(/show=dismissed/)
    await at.page.locator('html[data-ready]').waitFor()
    await at.page.getByRole('link', { name: 'Алексей Пробный' }).click()
    await at.page.frameLocator('.side-slider iframe').getByText('уволен').waitFor()
  })

  test('the structure names the head of a department and its people', async () => {
    const { state } = at.world
    state.departments.set(1, { id: 1, name: 'Поддержка', parent: null, head: 1, sort: 1 })
    for (const user of state.users.values()) user.departments = [1]
    await at.open('/company/vis_structure.php')
    const node = at.page.locator('.tree__node')
    expect(await node.getByRole('link').allTextContents()).toEqual(['Марина Пробный', 'Алексей Пробный'])
    await node.getByText('руководитель').waitFor()
  })
})

describe('the header', () => {
  test('search finds people and records that the person may see', async () => {
    aLead(at.world.state, { title: 'Щит Воронцовой' })
    await at.open('/')
    await at.page.getByRole('searchbox', { name: 'Искать людей' }).fill('воронцов')
    await at.page.keyboard.press('Enter')
    await at.page.getByRole('link', { name: 'Щит Воронцовой' }).waitFor()
    expect(await at.page.getByRole('link', { name: 'Воронцова Елена' }).count()).toBe(1)
  })

  test('the bell counts unread notifications until they are read', async () => {
    const { state } = at.world
    state.notifications.set(1, {
      id: 1,
      userId: 1,
      message: 'Срок вышел',
      tag: '',
      fromUserId: 2,
      at: '2026-11-22T10:00:00Z',
    })
    await at.open('/')
    await at.page.getByRole('link', { name: 'Уведомления, непрочитанных: 1' }).click()
    const slider = at.page.frameLocator('.side-slider iframe')
    await slider.getByText('Срок вышел').waitFor()
    await slider.locator('html[data-ready]').waitFor({ state: 'attached' })
    await slider.getByRole('button', { name: 'Прочитать все' }).click()
    await slider.getByRole('button', { name: 'Прочитать все' }).waitFor({ state: 'detached' })
    await slider.locator('html[data-ready]').waitFor({ state: 'attached' })
    await slider.locator('body').press('Escape')
    await at.page.locator('.side-slider').waitFor({ state: 'detached' })
    await expect.poll(() => at.page.locator('#bell .badge').count(), PATIENT).toBe(0)
  })
})

describe('the developers’ tools', () => {
  test('a webhook is made with its scopes, works at once and is taken away', async () => {
    await at.open('/devops/webhooks/')
    await at.page.getByRole('checkbox', { name: 'crm', exact: true }).check()
    await at.page.getByRole('button', { name: 'Создать вебхук' }).click()
    const address = (await at.page.locator('[data-webhook]').textContent()) ?? ''
    const answer = await fetch(`${address}crm.item.get?entityTypeId=3&id=1`)
    expect(await answer.json()).toMatchObject({ result: { item: { lastName: 'Воронцова' } } })
    await at.page.getByRole('button', { name: /Удалить вебхук/ }).click()
    await at.page.getByText('Вебхуков нет').waitFor()
    expect((await fetch(`${address}profile`)).status).not.toBe(200)
  })

  test('the journal filters, unfolds a batch and shows a call’s parameters and answer', async () => {
    const { state, app } = at.world
    const record = {
      at: '2026-11-22T10:00:00Z',
      app: app.clientId,
      userId: 1,
      path: '/rest/batch',
      params: { a: 1 },
      status: 200,
      ms: 3,
    }
    state.journal.add({ ...record, httpId: 1, method: 'crm.item.list', inBatch: true, result: { items: [] } })
    state.journal.add({ ...record, httpId: 1, method: 'batch', inBatch: false, result: {} })
    state.journal.add({ ...record, httpId: 2, method: 'profile', inBatch: false, status: 403, error: 'ACCESS_DENIED' })
    await at.open('/lab/calls/')
    expect(await at.page.getByText('crm.item.list').isVisible()).toBe(false)
    await at.page.getByRole('button', { name: 'Показать вызовы внутри' }).click()
    await at.page.getByRole('link', { name: 'crm.item.list' }).click()
    await at.page.frameLocator('.side-slider iframe').getByText('"items": []').waitFor()
    await at.page.keyboard.press('Escape')
    await at.page.getByLabel('Итог').selectOption('error')
    await at.page.getByText('403 ACCESS_DENIED').waitFor()
    expect(await at.page.getByRole('link', { name: 'batch' }).count()).toBe(0)
  })

  test('a new call appears in the journal by itself', async () => {
    await at.open('/lab/calls/')
    await at.page.getByText('ещё ни о чём не спрашивали').waitFor()
    const { state, app } = at.world
    await expect
      .poll(async () => {
        state.journal.add({
          at: '2026-11-22T10:00:00Z',
          app: app.clientId,
          userId: 1,
          path: '/rest/profile',
          params: {},
          status: 200,
          ms: 1,
          httpId: 5,
          method: 'profile',
          inBatch: false,
          result: {},
        })
        return at.page.getByRole('link', { name: 'profile' }).count()
      }, PATIENT)
      .toBeGreaterThan(0)
  })
})

describe('the laboratory', () => {
  test('a fault is switched on with its count and off again', async () => {
    await at.open('/lab/faults/')
    await at.page.getByLabel('Что случится').selectOption('lost-answer')
    await at.page.getByLabel('Сколько раз').fill('2')
    await at.page.getByRole('button', { name: 'Включить' }).click()
    await at.page.locator('#faults-on').getByText('Записано, но ответ потерян').waitFor()
    expect(at.world.state.faults.list()).toMatchObject([{ kind: 'lost-answer', match: { times: 2 } }])
    await at.page.getByRole('button', { name: 'Выключить', exact: true }).click()
    await at.page.getByText('Неполадок нет').waitFor()
    expect(at.world.state.faults.list()).toEqual([])
  })

  test('a role, a dismissal and a tariff feature change for the whole portal', async () => {
    const { state } = at.world
    await at.open('/lab/rights/')
    await at.page.getByRole('combobox', { name: 'Роль: Алексей' }).selectOption('sales')
    await expect.poll(() => state.users.get(2)?.role, PATIENT).toBe('sales')
    await at.page.getByRole('button', { name: 'Уволить: Алексей' }).click()
    await expect.poll(() => state.users.get(2)?.active, PATIENT).toBe(false)
    await at.open('/lab/world/')
    await at.page.getByRole('switch', { name: 'Офлайн-события с резервированием' }).click()
    await expect.poll(() => state.settings.features['rest_offline_extended'], PATIENT).toBe(false)
  })

  test('the clock jumps to a moment', async () => {
    await at.open('/lab/')
    await at.page.getByLabel('Прыгнуть к дате и времени').fill('2027-03-01T09:00')
    await at.page.getByRole('button', { name: 'Прыгнуть' }).click()
    await at.page.getByText('01.03.2027').first().waitFor()
    expect(new Date(at.world.state.clock.now()).toISOString()).toMatch(/^2027-03-01T06:0/)
  })
})

describe('every page', () => {
  test.each([
    '/crm/deal/list/',
    '/crm/lead/kanban/',
    '/crm/contact/details/0/',
    `${OWN}/tasks/`,
    `${OWN}/tasks/task/view/0/`,
    `${OWN}/calendar/`,
    '/company/',
    '/company/vis_structure.php',
    `${OWN}/`,
    '/search/?q=воронцова',
    '/notifications/',
    '/devops/webhooks/',
    '/lab/calls/',
    '/lab/faults/',
    '/lab/events/',
    '/lab/robots/',
    '/lab/telephony/',
    '/lab/rights/',
    '/lab/world/',
    '/marketplace/detail/1/',
  ])('%s speaks both languages and axe finds nothing', async (path) => {
    const user = at.world.state.users.get(1)
    await at.open(path)
    const { violations } = await new AxeBuilder({ page: at.page }).analyze()
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    if (user !== undefined) user.lang = 'en'
    await at.page.reload()
    const heading = await at.page.getByRole('heading', { level: 1 }).textContent()
    const buttons = await at.page.locator('.sheet :is(button, label > span)').allTextContents()
    const words = [heading ?? '', ...buttons].filter((text) => /[а-яё]/i.test(text) && !/Пробный|Проба/.test(text))
    expect(words.filter((text) => !/Администратор|Руководитель|Специалист|Менеджер|Без прав/.test(text))).toEqual([])
  })
})
