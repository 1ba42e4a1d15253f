import type { Frame } from '@playwright/test'
import { expect, test } from 'vitest'
import '../client/slider.ts'
import { heard, listen, nothingHeard, PATIENT, post, useFrameBrowser } from '../testing-browser.ts'
import { bindPlacement } from '../testing.ts'

const own = useFrameBrowser()
const CODE = 'CRM_CONTACT_DETAIL_ACTIVITY'
const PATH = '/crm/contact/details/1/'

async function visit(): Promise<void> {
  await own.signIn(1)
  await own.page.goto(`${own.world.portalUrl}${PATH}`)
}

/** The hidden frame that describes the portal's own interface. */
async function openBuiltIn(): Promise<Frame> {
  bindPlacement(own.world, CODE, { title: 'Счёт', options: { useBuiltInInterface: 'Y' } })
  await visit()
  await own.page.getByRole('button', { name: 'Счёт' }).click()
  return own.appFrame()
}

async function draw(frame: Frame, layout: object): Promise<void> {
  const answer: unknown = await frame.evaluate((given) => window.b24.placement.call('setLayout', given), { ...layout })
  expect(answer).toEqual([])
}

const area = () => own.page.locator('.layout-area')

test('a plain item opens its own frame over the timeline, knows reloadData only and survives it', async () => {
  bindPlacement(own.world, CODE, { title: 'Замер' })
  await visit()
  await own.page.getByRole('button', { name: 'Замер' }).click()
  const frame = await own.appFrame()
  expect(JSON.parse(own.world.openings[0]?.body.get('PLACEMENT_OPTIONS') ?? '')).toEqual({ ID: '1', URI: PATH })
  expect(await frame.evaluate(() => window.b24.placement.getInterface())).toEqual({
    command: ['reloadData'],
    event: [],
  })
  const contact = own.world.state.items.of(3).get(1)
  if (contact !== undefined) contact['lastName'] = 'Иная'
  await frame.evaluate(() => window.b24.placement.call('reloadData'))
  await own.page.getByRole('heading', { name: 'Иная Елена' }).waitFor()
  expect(await frame.evaluate(() => window.b24.placement.title)).toBe(CODE)
  expect(own.world.openings.length).toBe(1)
})

test('with the portal’s interface the frame is hidden and is told the type and the number', async () => {
  const frame = await openBuiltIn()
  expect(JSON.parse(own.world.openings[0]?.body.get('PLACEMENT_OPTIONS') ?? '')).toEqual({
    entityTypeId: '3',
    entityId: '1',
    useBuiltInInterface: 'Y',
    URI: PATH,
  })
  expect(await own.page.locator('iframe.app-frame').isVisible()).toBe(false)
  const { command } = (await frame.evaluate(() => window.b24.placement.getInterface())) as { command: string[] }
  expect(command).toEqual(
    expect.arrayContaining(['setLayout', 'setLayoutItemState', 'bindValueChangeCallback', 'finish']),
  )
})

test('setLayout draws blocks of every kind and both buttons', async () => {
  const frame = await openBuiltIn()
  const blocks = {
    hello: { type: 'text', properties: { value: 'Здравствуйте\nНачнём', multiline: true, size: 'lg', bold: true } },
    titled: {
      type: 'withTitle',
      properties: { title: 'Сумма', inline: true, block: { type: 'text', properties: { value: '900 ₽' } } },
    },
    menu: { type: 'dropdownMenu', properties: { selectedValue: 'b', values: { a: 'Первый', b: 'Второй' } } },
    email: { type: 'input', properties: { title: 'Почта', value: 'a@', errorText: 'Адрес не полон' } },
    note: { type: 'textarea', properties: { title: 'Заметка', value: 'два\nряда' } },
    city: {
      type: 'select',
      properties: { title: 'Город', selectedValue: 'spb', values: { msk: 'Москва', spb: 'Петербург' }, disabled: true },
    },
    section: {
      type: 'section',
      properties: {
        type: 'danger',
        blocks: {
          rows: { type: 'list', properties: { blocks: { one: { type: 'text', properties: { value: 'Пункт' } } } } },
        },
      },
    },
    hidden: { type: 'text', visible: false, properties: { value: 'Не видно' } },
  }
  await draw(frame, {
    blocks,
    primaryButton: { title: 'Сохранить' },
    secondaryButton: { title: 'Отмена', state: 'disabled' },
  })
  await area().getByText('Здравствуйте').waitFor()
  await area().getByText('900 ₽').waitFor()
  await area().getByText('Адрес не полон').waitFor()
  expect(await area().getByLabel('Почта').getAttribute('aria-invalid')).toBe('true')
  expect(await area().getByLabel('Заметка').inputValue()).toBe('два\nряда')
  expect(await area().locator('[data-block=menu] select').inputValue()).toBe('b')
  expect(await area().getByLabel('Город').isDisabled()).toBe(true)
  expect(await area().getByRole('listitem').textContent()).toBe('Пункт')
  expect(await area().getByText('Не видно').isVisible()).toBe(false)
  expect(await area().getByRole('button', { name: 'Отмена' }).isDisabled()).toBe(true)
})

test('changes and links are told to whoever bound them, one block or all, and binding itself is not answered', async () => {
  const frame = await openBuiltIn()
  const link = { type: 'link', properties: { text: 'Нажать', action: { type: 'layoutEvent', value: 'clicked' } } }
  const entry = { type: 'input', properties: { title: 'Имя', value: '' } }
  await draw(frame, { blocks: { name: entry, other: { ...entry, properties: { title: 'Фамилия' } }, link } })
  await listen(frame)
  await post(frame, 'bindValueChangeCallback', { callback: 'any' })
  await post(frame, 'bindValueChangeCallback:"name"', { callback: 'one' })
  await post(frame, 'bindLayoutEventCallback', { callback: 'event' })
  await nothingHeard(frame)
  await area().getByLabel('Имя').fill('И')
  await area().getByLabel('Фамилия').fill('В')
  await area().getByRole('button', { name: 'Нажать' }).click()
  expect((await heard(frame, 5)).slice(1)).toEqual([
    'any:{"id":"name","value":"И"}',
    'one:{"id":"name","value":"И"}',
    'any:{"id":"other","value":"В"}',
    'event:{"id":"link","value":"clicked"}',
  ])
})

test('the library’s own binding hears what comes after its promise has settled', async () => {
  const frame = await openBuiltIn()
  await draw(frame, {
    blocks: { a: { type: 'text', properties: { value: 'Текст' } } },
    primaryButton: { title: 'Дальше' },
  })
  const settled = await frame.evaluate(() =>
    window.b24.placement.callCustomBind('bindPrimaryButtonClickCallback', null, () => (document.title = 'pressed')),
  )
  expect(settled).toEqual({ isSafely: true })
  await area().getByRole('button', { name: 'Дальше' }).click()
  await expect.poll(() => frame.title(), PATIENT).toBe('pressed')
})

test('states of blocks and buttons change without a new layout', async () => {
  const frame = await openBuiltIn()
  await draw(frame, {
    blocks: {
      wrap: { type: 'section', properties: { blocks: { inner: { type: 'text', properties: { value: 'Было' } } } } },
    },
    primaryButton: { title: 'Сохранить' },
  })
  const call = (command: string, params: object): Promise<unknown> =>
    frame.evaluate(([name, given]) => window.b24.placement.call(name, given), [command, params] as [
      string,
      Record<string, unknown>,
    ])
  expect(await call('setLayoutItemState', { id: 'inner', properties: { value: 'Стало' } })).toEqual([])
  await area().getByText('Стало').waitFor()
  expect(await call('setLayoutItemState', { id: 'inner', visible: false })).toEqual([])
  expect(await area().getByText('Стало').isVisible()).toBe(false)
  expect(await call('setPrimaryButtonState', { state: 'disabled', title: 'Сохраняем' })).toEqual([])
  expect(await area().getByRole('button', { name: 'Сохраняем' }).isDisabled()).toBe(true)
  expect(await call('setSecondaryButtonState', { title: 'Отмена' })).toEqual([])
  await area().getByRole('button', { name: 'Отмена' }).waitFor()
})

test('lock keeps a person away until unlock; finish puts the timeline back', async () => {
  const frame = await openBuiltIn()
  await draw(frame, { blocks: { a: { type: 'input', properties: { title: 'Имя' } } } })
  expect(await frame.evaluate(() => window.b24.placement.call('lock'))).toEqual([])
  expect(await area().evaluate((element: HTMLElement) => element.inert)).toBe(true)
  expect(await frame.evaluate(() => window.b24.placement.call('unlock'))).toEqual([])
  expect(await area().evaluate((element: HTMLElement) => element.inert)).toBe(false)
  await frame.evaluate(() => void window.b24.placement.call('finish'))
  await area().waitFor({ state: 'detached' })
  expect(await own.page.getByRole('button', { name: 'Счёт' }).getAttribute('aria-pressed')).toBe('false')
})

test('a link of openRestApp opens the application with the card’s type and number', async () => {
  const frame = await openBuiltIn()
  const action = { type: 'openRestApp', value: { myId: 123 }, sliderParams: { title: 'Подробно', width: 700 } }
  await draw(frame, { blocks: { more: { type: 'link', properties: { text: 'Подробнее', action } } } })
  await area().getByRole('button', { name: 'Подробнее' }).click()
  const inner = await own.appFrame(await own.sliderFrame())
  expect(await inner.evaluate(() => window.b24.placement.options)).toMatchObject({
    entityTypeId: '3',
    entityId: '1',
    myId: '123',
  })
  await expect
    .poll(async () => Math.round((await own.page.locator('.side-slider__body').boundingBox())?.width ?? 0))
    .toBe(700)
})

test('a link of redirect opens a page of the portal in a slider, and a script address goes nowhere', async () => {
  const frame = await openBuiltIn()
  const link = (text: string, value: string): object => ({
    type: 'link',
    properties: { text, action: { type: 'redirect', value } },
  })
  await draw(frame, {
    blocks: { bad: link('Плохая', 'javascript:document.title=1'), good: link('Список', '/crm/contact/list/') },
  })
  await area().getByRole('button', { name: 'Плохая' }).click()
  await area().getByRole('button', { name: 'Список' }).click()
  const inner = await own.sliderFrame()
  expect(new URL(inner.url()).pathname).toBe('/crm/contact/list/')
  expect(await own.page.title()).not.toBe('1')
})

test('words for a new user are shown until the person has seen them', async () => {
  const options = { newUserNotificationTitle: 'Новое', newUserNotificationText: 'Счёт прямо из карточки' }
  bindPlacement(own.world, CODE, { title: 'Счёт', options })
  await visit()
  await own.page.getByRole('button', { name: 'Подробнее' }).click()
  const inner = await own.appFrame(await own.sliderFrame())
  expect(await inner.evaluate(() => window.b24.placement.options)).toMatchObject({ newUserNotification: 'Y' })
  await own.page.reload()
  await own.page.getByRole('button', { name: 'Счёт' }).waitFor()
  expect(await own.page.getByText('Счёт прямо из карточки').isVisible()).toBe(false)
})
