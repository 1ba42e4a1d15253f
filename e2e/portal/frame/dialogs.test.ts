import type { Frame } from '@playwright/test'
import { devices } from '@playwright/test'
import { expect, test } from 'vitest'
import { heard, listen, nothingHeard, post, silenceAfter, useFrameBrowser } from './testing-browser.ts'
import { bindContactTab } from './testing.ts'

const own = useFrameBrowser()

async function openTab(userId = 1): Promise<Frame> {
  bindContactTab(own.world)
  await own.signIn(userId)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/details/1/`)
  await own.page.getByRole('tab', { name: 'Запросы' }).click()
  return own.appFrame()
}

async function choose(...names: string[]): Promise<void> {
  const dialog = own.page.getByRole('dialog')
  for (const name of names) await dialog.getByText(name).click()
  await dialog.getByRole('button', { name: 'Выбрать' }).click()
}

test('selectUsers answers with a list of people', async () => {
  const frame = await openTab()
  const chosen = frame.evaluate(() => window.b24.dialog.selectUsers())
  await choose('Марина Пробный', 'Алексей Пробный')
  const people = await chosen
  expect(people.map((one) => [one.id, one.name])).toEqual([
    ['1', 'Марина Пробный'],
    ['2', 'Алексей Пробный'],
  ])
  expect(people[0]).toMatchObject({
    photo: '',
    position: 'Инженер',
    url: '/company/personal/user/1/',
    sub: false,
    sup: false,
  })
})

test('a closed dialog is never answered', async () => {
  const frame = await openTab()
  await listen(frame)
  await post(frame, 'selectUser:{"mult":false}', { callback: 'quiet' })
  await own.page.getByRole('dialog').getByRole('button', { name: 'Отмена' }).click()
  await nothingHeard(frame)
  expect(await heard(frame)).toEqual(['loud:{"scroll":0}'])
})

test('selectAccess offers everyone but the codes that are blocked', async () => {
  own.world.state.departments.set(3, { id: 3, name: 'Сервис', parent: null, head: null, sort: 500 })
  const frame = await openTab()
  const chosen = frame.evaluate(() => window.b24.dialog.selectAccess(['U1']))
  const dialog = own.page.getByRole('dialog')
  await dialog.getByText('Алексей Пробный').waitFor()
  expect(await dialog.getByText('Марина Пробный').count()).toBe(0)
  await choose('Алексей Пробный', 'Сервис', 'Все авторизованные')
  expect(await chosen).toEqual([
    { id: 'AU', name: 'Все авторизованные' },
    { id: 'D3', name: 'Сервис' },
    { id: 'U2', name: 'Алексей Пробный' },
  ])
})

test('selectCRM answers with a list for every type asked for, and keeps what was chosen before', async () => {
  own.world.state.items.of(3).put({ id: 2, name: 'Игорь', lastName: 'Саянов', assignedById: 1 })
  const frame = await openTab()
  const chosen = frame.evaluate(() =>
    window.b24.dialog.selectCRM({ entityType: ['contact'], multiple: true, value: { contact: [1] } }),
  )
  await choose('Саянов')
  const { contact } = await chosen
  expect(contact?.map((one) => one.id)).toEqual(['C_1', 'C_2'])
  expect(contact?.[0]).toMatchObject({ type: 'contact', place: 'contact', url: '/crm/contact/details/1/' })
})

test('showAppForm draws what the application describes, posts the answers to its address, and answers nothing', async () => {
  const frame = await openTab()
  const form = {
    title: 'Мост к складу',
    steps: [
      {
        id: 's1',
        title: 'Ключ доступа',
        description: 'Ключ лежит в кабинете склада',
        fields: [
          { id: 'key', name: 'key', type: 'input', label: 'Ключ', placeholder: 'abc', value: '' },
          {
            id: 'region',
            name: 'region',
            type: 'dropdown-list',
            label: 'Регион',
            value: 'kzn',
            items: [
              { value: 'msk', name: 'Москва' },
              { value: 'kzn', name: 'Казань' },
            ],
          },
        ],
      },
    ],
    form: { id: 'f', action: `${own.world.appUrl}/saved`, saveCaption: 'Подключить' },
  }
  await silenceAfter(frame, `showAppForm:${JSON.stringify({ params: form })}`)
  const dialog = own.page.getByRole('dialog', { name: 'Мост к складу' })
  await dialog.getByLabel('Ключ', { exact: true }).fill('k-17')
  await Promise.all([own.page.waitForRequest(/saved$/), dialog.getByRole('button', { name: 'Подключить' }).click()])
  await expect.poll(() => own.world.openings.at(-1)?.body.toString()).toBe('key=k-17&region=kzn')
  expect(await heard(frame)).toEqual(['loud:{"scroll":0}'])
})

test('openPath in the mobile application is not supported', async () => {
  const phone = devices['Pixel 7']
  await own.context.close()
  const browser = own.context.browser()
  if (browser === null || phone === undefined) throw new Error('no browser')
  own.context = await browser.newContext({ userAgent: phone.userAgent })
  own.page = await own.context.newPage()
  const frame = await openTab()
  await listen(frame)
  await post(frame, 'openPath:{"path":"/crm/contact/list/"}')
  expect(await heard(frame)).toEqual(['cb1:{"result":"error","errorCode":"METHOD_NOT_SUPPORTED_ON_DEVICE"}'])
})
