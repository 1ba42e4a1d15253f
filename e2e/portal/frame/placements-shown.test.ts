import type { Frame } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import './client/slider.ts'
import { PATIENT, useFrameBrowser } from './testing-browser.ts'
import { bindPlacement } from './testing.ts'

const own = useFrameBrowser()

async function visit(path: string, userId = 1): Promise<void> {
  await own.signIn(userId)
  await own.page.goto(`${own.world.portalUrl}${path}`)
}

/** PLACEMENT and PLACEMENT_OPTIONS of the last opening. */
function told(): [string | null | undefined, unknown] {
  const body = own.world.openings.at(-1)?.body
  return [body?.get('PLACEMENT'), JSON.parse(body?.get('PLACEMENT_OPTIONS') ?? 'null')]
}

/** Unfolds a menu of applications and chooses an item; returns the frame of the slider that opens. */
async function choose(menu: string, item: string): Promise<Frame> {
  await own.page
    .locator('summary', { hasText: menu })
    .or(own.page.locator(`summary[aria-label="${menu}"]`))
    .first()
    .click()
  await own.page.getByRole('button', { name: item }).click()
  return own.appFrame(await own.sliderFrame())
}

function addItem(entityTypeId: number, title: string): void {
  own.world.state.items.of(entityTypeId).put({ id: 5, title, assignedById: 1, categoryId: 0 })
}

/** A to-do of a record, made by REST as an application would. */
async function addTodo(ownerTypeId: number, ownerId: number): Promise<string> {
  const { accessToken: auth } = own.world.state.tokens.mint(own.world.app.clientId, 1)
  const params = { ownerTypeId, ownerId, deadline: '2030-01-01T12:00:00+03:00', title: 'Дело', description: 'Сделать' }
  const answer = await fetch(`${own.world.portalUrl}/rest/crm.activity.add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth,
      fields: {
        OWNER_TYPE_ID: params.ownerTypeId,
        OWNER_ID: params.ownerId,
        TYPE_ID: 2,
        SUBJECT: params.title,
        DESCRIPTION: params.description,
        RESPONSIBLE_ID: 1,
        COMMUNICATIONS: [{ VALUE: '+79000000001', TYPE: 'PHONE', ENTITY_ID: ownerId, ENTITY_TYPE_ID: ownerTypeId }],
      },
    }),
  })
  return String(((await answer.json()) as { result?: number }).result)
}

describe('cards', () => {
  test.each([
    [2, 'CRM_DEAL_DETAIL_TOOLBAR', '/crm/deal/details/5/', 'ID'],
    [3, 'CRM_CONTACT_DETAIL_TOOLBAR', '/crm/contact/details/5/', 'ID'],
    [7, 'CRM_QUOTE_DETAIL_TOOLBAR', '/crm/type/7/details/5/', 'ENTITY_ID'],
    [31, 'CRM_SMART_INVOICE_DETAIL_TOOLBAR', '/crm/type/31/details/5/', 'ENTITY_ID'],
  ])('the toolbar of type %i tells the number its own way', async (entityTypeId, code, path, key) => {
    addItem(entityTypeId, 'Запись')
    bindPlacement(own.world, code, { title: 'Сверить' })
    await visit(path)
    await choose('Приложения', 'Сверить')
    expect(told()).toEqual([code, { [key]: '5', URI: path }])
  })

  test('items with a group name stand under it, in the person’s language', async () => {
    const words = { TITLE: 'Check', DESCRIPTION: '', GROUP_NAME: 'Documents' }
    bindPlacement(own.world, 'CRM_CONTACT_DETAIL_TOOLBAR', {
      title: 'Сверить',
      groupName: 'Документы',
      langAll: { en: words },
    })
    await visit('/crm/contact/details/1/')
    await own.page.locator('summary', { hasText: 'Приложения' }).click()
    await own.page.getByText('Документы').waitFor()
    const user = own.world.state.users.get(1)
    if (user !== undefined) user.lang = 'en'
    await own.page.reload()
    await own.page.locator('summary', { hasText: 'Applications' }).click()
    await own.page.getByText('Documents').waitFor()
    expect(await own.page.locator('.app-menu__item').allTextContents()).toEqual([expect.stringContaining('Check')])
  })

  test('the document menu tells ENTITY_ID for every type', async () => {
    bindPlacement(own.world, 'CRM_CONTACT_DOCUMENTGENERATOR_BUTTON', { title: 'Наряд' })
    await visit('/crm/contact/details/1/')
    await choose('Документ', 'Наряд')
    expect(told()[1]).toEqual({ ENTITY_ID: '1', URI: '/crm/contact/details/1/' })
  })

  test('the menu of an activity tells the record, the activity and that it is one', async () => {
    addItem(2, 'Сделка')
    const activityId = await addTodo(2, 5)
    bindPlacement(own.world, 'CRM_DEAL_ACTIVITY_TIMELINE_MENU', { title: 'Разобрать' })
    await visit('/crm/deal/details/5/')
    await choose('Расширения', 'Разобрать')
    expect(told()).toEqual([
      'CRM_DEAL_ACTIVITY_TIMELINE_MENU',
      { ENTITY_ID: '5', ASSOCIATED_ENTITY_ID: activityId, ASSOCIATED_ENTITY_TYPE_ID: '6', URI: '/crm/deal/details/5/' },
    ])
  })
})

describe('lists', () => {
  test('the menu of a row tells its number; reloadData from the slider draws the list under it anew', async () => {
    bindPlacement(own.world, 'CRM_CONTACT_LIST_MENU', { title: 'Проверить' })
    await visit('/crm/contact/list/')
    const frame = await choose('Действия приложений', 'Проверить')
    expect(told()).toEqual(['CRM_CONTACT_LIST_MENU', { ID: '1', URI: '/crm/contact/list/' }])
    const contact = own.world.state.items.of(3).get(1)
    if (contact !== undefined) contact['lastName'] = 'Иная'
    expect(await frame.evaluate(() => window.b24.placement.call('reloadData'))).toEqual([])
    await own.page.getByText('Иная Елена').first().waitFor()
  })

  test('the menu over a list tells nothing but the page', async () => {
    bindPlacement(own.world, 'CRM_CONTACT_LIST_TOOLBAR', { title: 'Загрузить' })
    await visit('/crm/contact/list/')
    const frame = await choose('Приложения', 'Загрузить')
    expect(told()).toEqual(['CRM_CONTACT_LIST_TOOLBAR', { URI: '/crm/contact/list/' }])
    expect(await frame.evaluate(() => window.b24.placement.getInterface())).toEqual({ command: [], event: [] })
  })
})

describe('people and pages', () => {
  test('the menu of the person tells who looks, the menu of a colleague’s page tells the colleague', async () => {
    bindPlacement(own.world, 'USER_PROFILE_MENU', { title: 'Мои настройки' })
    bindPlacement(own.world, 'USER_PROFILE_TOOLBAR', { title: 'Оборудование' })
    await visit('/company/personal/user/2/')
    await choose('Приложения', 'Оборудование')
    expect(told()).toEqual(['USER_PROFILE_TOOLBAR', { USER_ID: '2', URI: '/company/personal/user/2/' }])
    await own.page.keyboard.press('Escape')
    await own.page.locator('.top__person > summary').click()
    await choose('Расширения', 'Мои настройки')
    expect(told()).toEqual(['USER_PROFILE_MENU', { USER_ID: '1', URI: '/company/personal/user/2/' }])
  })

  test('an item of the left menu opens a whole page and tells only where the person came from', async () => {
    bindPlacement(own.world, 'LEFT_MENU', { title: 'Панель' })
    await visit('/crm/contact/list/')
    await own.page.getByRole('link', { name: 'Панель' }).click()
    const frame = await own.appFrame()
    expect(told()).toEqual(['LEFT_MENU', { URI: '/crm/contact/list/' }])
    expect(await frame.evaluate(() => window.b24.placement.isDefault)).toBe(false)
  })

  test('a link to the application hands its params to the one handler of REST_APP_URI', async () => {
    bindPlacement(own.world, 'REST_APP_URI', {})
    await visit('/crm/contact/list/')
    const link = `/marketplace/view/${own.world.app.clientId}/?params[docId]=42&params[test]=y&stray=1`
    await own.page.evaluate((address) => location.assign(address), link)
    await own.appFrame()
    expect(told()).toEqual(['REST_APP_URI', { docId: '42', test: 'y', URI: '/crm/contact/list/' }])
  })

  test('an ICON stands beside the title', async () => {
    const placement = bindPlacement(own.world, 'CRM_CONTACT_DETAIL_TOOLBAR', { title: 'Сверить' })
    placement.icon = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
    await visit('/crm/contact/details/1/')
    await own.page.locator('summary', { hasText: 'Приложения' }).click()
    await expect
      .poll(
        () => own.page.locator('.app-menu__item img').evaluate((image: HTMLImageElement) => image.naturalWidth),
        PATIENT,
      )
      .toBe(1)
  })
})

describe('tasks', () => {
  /** A task, made by REST as an application would; returns the address of its card. */
  async function addTask(): Promise<string> {
    const { accessToken: auth } = own.world.state.tokens.mint(own.world.app.clientId, 1)
    const answer = await fetch(`${own.world.portalUrl}/rest/tasks.task.add`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ auth, fields: { TITLE: 'Собрать щит', RESPONSIBLE_ID: 1 } }),
    })
    const { result } = (await answer.json()) as { result?: { task: { id: string } } }
    return `/company/personal/user/1/tasks/task/view/${result?.task.id}/`
  }

  test('an application is a tab of the task and tells its number', async () => {
    bindPlacement(own.world, 'TASK_VIEW_TAB', { title: 'Смета', path: '/tab' })
    const task = await addTask()
    await visit(task)
    await own.page.getByRole('tab', { name: 'Смета' }).click()
    await own.appFrame(own.page.mainFrame())
    expect(told()).toMatchObject(['TASK_VIEW_TAB', { taskId: task.split('/').at(-2) }])
  })

  test('an application bound for other projects has no tab', async () => {
    bindPlacement(own.world, 'TASK_VIEW_TAB', { title: 'Смета', path: '/tab', options: { groupId: '999' } })
    await visit(await addTask())
    await own.page.getByRole('heading', { name: 'Собрать щит' }).waitFor()
    expect(await own.page.getByRole('tab').count()).toBe(0)
  })

  test('the menu of a row tells the task, the menu over the list tells the person', async () => {
    bindPlacement(own.world, 'TASK_LIST_CONTEXT_MENU', { title: 'Оценить', path: '/row' })
    bindPlacement(own.world, 'TASK_USER_LIST_TOOLBAR', { title: 'Отчёт', path: '/toolbar' })
    await addTask()
    await visit('/company/personal/user/1/tasks/')
    await choose('Приложения', 'Отчёт')
    expect(told()).toMatchObject(['TASK_USER_LIST_TOOLBAR', { USER_ID: '1' }])
    await visit('/company/personal/user/1/tasks/')
    await choose('Действия приложений', 'Оценить')
    expect(told()).toMatchObject(['TASK_LIST_CONTEXT_MENU', { ID: expect.stringMatching(/^\d+$/) }])
  })
})
