import type { B24Frame } from '@bitrix24/b24jssdk'
import type { Browser, BrowserContext, Frame, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import './client/slider.ts'
import { aBrowser } from './browser.ts'
import { aFrameWorld, bindContactTab, type FrameWorld } from './testing.ts'

declare global {
  interface Window {
    /** The vendor's client inside the test application. */
    b24: B24Frame
    heard: string[]
  }
}

let browser: Browser
let world: FrameWorld
let context: BrowserContext
let page: Page
const faults: string[] = []

/** The machine may be busy: a condition gets more than the usual second. */
const PATIENT = { timeout: 15_000 }

beforeAll(async () => {
  browser = await aBrowser()
})
afterAll(() => browser.close())

beforeEach(async () => {
  world = await aFrameWorld()
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  faults.length = 0
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`)
  })
})
afterEach(async () => {
  await context.close()
  await world.stop()
  if (faults.length > 0) throw new Error(`the browser's console: ${faults.join('; ')}`)
})

async function signIn(userId: number): Promise<void> {
  const { id } = world.state.sessions.signIn(userId)
  await context.addCookies([{ name: 'PORTAL_SESSION', value: id, url: world.portalUrl }])
}

/** The application's frame after its client has started. */
async function appFrame(inside: Page | Frame = page): Promise<Frame> {
  const element = await inside.waitForSelector('iframe.app-frame', { state: 'attached' })
  const frame = await element.contentFrame()
  if (frame === null) throw new Error('the frame has no document')
  await frame.waitForFunction(() => window.b24 !== undefined)
  return frame
}

async function openContactTab(userId = 1): Promise<Frame> {
  bindContactTab(world)
  await signIn(userId)
  await page.goto(`${world.portalUrl}/crm/contact/details/1/`)
  await page.getByRole('tab', { name: 'Запросы' }).click()
  return appFrame()
}

async function openMainPage(userId = 1): Promise<Frame> {
  world.app.installed = true
  await signIn(userId)
  await page.goto(`${world.portalUrl}/marketplace/app/${world.app.id}/`)
  return appFrame()
}

/** A message as the library would send it, for commands that it does not wrap. */
async function post(frame: Frame, command: string, sid: string): Promise<void> {
  await frame.evaluate(
    ([text, key, origin]) => window.parent.postMessage(`${text}:${key}`, origin ?? ''),
    [command, `cb1:${sid}`, world.portalUrl],
  )
}

function sidOf(frame: Frame): string {
  return frame.name().split('|')[2] ?? ''
}

describe('opening', () => {
  test('the form carries address parts in the query and the viewer’s tokens in the body', async () => {
    const frame = await openContactTab(2)
    const [opening] = world.openings
    const sid = sidOf(frame)
    expect(frame.name()).toBe(`${new URL(world.portalUrl).host}|0|${sid}`)
    expect(opening?.method).toBe('POST')
    expect(Object.fromEntries(opening?.query ?? [])).toEqual({
      DOMAIN: new URL(world.portalUrl).host,
      PROTOCOL: '0',
      LANG: 'ru',
      APP_SID: sid,
    })
    const { AUTH_ID, REFRESH_ID, PLACEMENT_OPTIONS, ...rest } = Object.fromEntries(opening?.body ?? [])
    expect(rest).toEqual({
      AUTH_EXPIRES: '3600',
      SERVER_ENDPOINT: 'http://localhost:1/rest/',
      APPLICATION_TOKEN: world.app.applicationToken,
      APPLICATION_SCOPE: 'crm,placement',
      member_id: world.state.memberId,
      status: 'L',
      PLACEMENT: 'CRM_CONTACT_DETAIL_TAB',
    })
    expect(world.state.tokens.find(AUTH_ID ?? '')).toMatchObject({ userId: 2, refreshToken: REFRESH_ID })
    expect(JSON.parse(PLACEMENT_OPTIONS ?? '')).toEqual({ ID: '1', URI: '/crm/contact/details/1/' })
  })

  test('the registered address keeps its own query', async () => {
    await openMainPage()
    expect(world.openings[0]?.query.get('own')).toBe('1')
    expect(world.openings[0]?.body.get('PLACEMENT')).toBe('DEFAULT')
  })

  test('the box edition sends neither APPLICATION_TOKEN nor APPLICATION_SCOPE nor URI', async () => {
    world.state.settings.edition = 'box'
    await openContactTab()
    const body = world.openings[0]?.body
    expect(body?.has('APPLICATION_TOKEN')).toBe(false)
    expect(body?.has('APPLICATION_SCOPE')).toBe(false)
    expect(body?.get('PLACEMENT_OPTIONS')).toBe('{"ID":"1"}')
  })

  test('the library reads who looks, where and in which language', async () => {
    const frame = await openContactTab(2)
    const seen = await frame.evaluate(() => ({
      lang: window.b24.getLang(),
      admin: window.b24.auth.isAdmin,
      installing: window.b24.isInstallMode,
      placement: window.b24.placement.title,
      options: window.b24.placement.options,
    }))
    expect(seen).toMatchObject({ lang: 'ru', admin: false, installing: false, placement: 'CRM_CONTACT_DETAIL_TAB' })
    expect(seen.options).toMatchObject({ ID: '1' })
  })

  test('the first opening by a person is told once, and setInstall is answered', async () => {
    const frame = await openContactTab(2)
    expect(await frame.evaluate(() => window.b24.isFirstRun)).toBe(true)
    await page.reload()
    expect(await (await appFrame()).evaluate(() => window.b24.isFirstRun)).toBe(false)
  })

  test('a tab has a title in the viewer’s language', async () => {
    bindContactTab(world)
    await signIn(2)
    await page.goto(`${world.portalUrl}/crm/contact/details/1/`)
    // A click that comes before the new page's script is there opens nothing.
    await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'English' }).click()])
    await page.getByRole('tab', { name: 'Requests' }).click()
    expect(await (await appFrame()).evaluate(() => window.b24.getLang())).toBe('en')
  })
})

describe('installation', () => {
  test('a person who may not install sees why the application does not open', async () => {
    await signIn(2)
    await page.goto(`${world.portalUrl}/marketplace/app/${world.app.id}/`)
    await page.getByText('Установка приложения не закончена').waitFor()
    expect(world.openings).toEqual([])
  })

  test('tabs are hidden until the installer has finished', async () => {
    bindContactTab(world)
    world.app.installed = false
    await signIn(1)
    await page.goto(`${world.portalUrl}/crm/contact/details/1/`)
    await page.getByRole('tab', { name: 'Общие' }).waitFor()
    expect(await page.getByRole('tab').count()).toBe(1)
  })

  test('installFinish reloads the page with its mark and opens the main page', async () => {
    await signIn(1)
    await page.goto(`${world.portalUrl}/marketplace/app/${world.app.id}/`)
    const frame = await appFrame()
    expect(await frame.evaluate(() => window.b24.isInstallMode)).toBe(true)
    const reloaded = page.waitForURL(/install_finished=Y/)
    await frame.evaluate(() => void window.b24.installFinish())
    await reloaded
    await appFrame()
    expect(world.app.installed).toBe(true)
    expect(world.openings.map((one) => one.path)).toEqual(['/install', '/main'])
    expect(await (await appFrame()).evaluate(() => window.b24.isInstallMode)).toBe(false)
  })
})

describe('installation in a slider', () => {
  test('the slider closes and the application opens again', async () => {
    await signIn(1)
    await page.goto(`${world.portalUrl}/crm/contact/list/`)
    await page.evaluate((id) => {
      window.portalSliders?.open({ url: `/marketplace/app/${id}/?IFRAME=Y`, title: 'Проба' })
    }, world.app.id)
    const frame = await appFrame(await sliderFrame())
    await frame.evaluate(() => void window.b24.installFinish())
    await expect.poll(() => world.openings.map((one) => one.path), PATIENT).toEqual(['/install', '/main'])
    expect(await page.locator('.side-slider').count()).toBe(1)
    expect(world.app.installed).toBe(true)
  })
})

describe('session commands', () => {
  test('refreshAuth gives a new working pair', async () => {
    const frame = await openContactTab(2)
    const before = await frame.evaluate(() => window.b24.auth.getAuthData())
    const after = await frame.evaluate(() => window.b24.auth.refreshAuth())
    if (before === false) throw new Error('the first pair is missing')
    expect(after.access_token).not.toBe(before.access_token)
    expect(world.state.tokens.find(after.access_token)?.userId).toBe(2)
  })

  test('an administrator sets an option of the application, and the next opening has it', async () => {
    const frame = await openContactTab(1)
    await frame.evaluate(() => window.b24.options.appSet('tone', 'calm'))
    await expect.poll(() => world.state.appOptions.get(world.app.clientId), PATIENT).toEqual({ tone: 'calm' })
    await page.reload()
    expect(await (await appFrame()).evaluate(() => window.b24.options.appGet('tone'))).toBe('calm')
  })

  test('an option of the application set by anyone else is met with silence and not kept', async () => {
    const frame = await openContactTab(2)
    await listen(frame)
    await post(frame, 'setAppOption:{"name":"tone","value":"loud"}', sidOf(frame))
    await post(frame, 'setUserOption:{"name":"seen","value":"a:b"}', sidOf(frame))
    await frame.waitForFunction(() => window.heard.length > 0)
    expect(await frame.evaluate(() => window.heard)).toEqual(['cb1:{"name":"seen","value":"a:b"}'])
    expect(world.state.appOptions.get(world.app.clientId)).toBeUndefined()
    expect(world.state.userOptions.get(`${world.app.clientId}|2`)).toEqual({ seen: 'a:b' })
  })
})

describe('window commands', () => {
  test('resizeWindow sets the frame’s size and answers with the real one', async () => {
    const frame = await openContactTab()
    const answer: unknown = await frame.evaluate(() => window.b24.parent.resizeWindow(700, 650))
    expect(answer).toEqual({ width: 700, height: 650 })
    expect(await page.locator('iframe.app-frame').boundingBox()).toMatchObject({ width: 700, height: 650 })
  })

  test('a tab fills the rest of the window and is never lower than 600 pixels', async () => {
    await openContactTab()
    const box = await page.locator('iframe.app-frame').boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(600)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900)
  })

  test('setTitle changes the heading of the application’s own page', async () => {
    const frame = await openMainPage()
    await frame.evaluate(() => window.b24.parent.setTitle('Свой заголовок'))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Свой заголовок')
  })

  test('setTitle of a tab, unknown commands and foreign APP_SIDs are met with silence', async () => {
    const frame = await openContactTab()
    await listen(frame)
    await post(frame, 'setTitle:{"title":"Чужой"}', sidOf(frame))
    await post(frame, 'noSuchCommand', sidOf(frame))
    await post(frame, 'toString', sidOf(frame))
    await post(frame, 'getInterface', '0'.repeat(32))
    await post(frame, 'setScroll:{"scroll":0}', sidOf(frame))
    await frame.waitForFunction(() => window.heard.length > 0)
    expect(await frame.evaluate(() => window.heard)).toEqual(['cb1:{"scroll":0}'])
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Воронцова')
  })
})

describe('trust', () => {
  test('a frame that has gone to another origin is not listened to', async () => {
    const frame = await openMainPage()
    const sid = sidOf(frame)
    await frame.evaluate((url) => window.location.assign(url), `${world.portalUrl}/login/`)
    const moved = page.frameLocator('iframe.app-frame')
    await moved.getByRole('button').first().waitFor()
    const heard = page.evaluate(() =>
      new Promise((resolve) => window.addEventListener('message', resolve, { once: true })).then(() => true),
    )
    await post(frame, 'setTitle:{"title":"Чужой"}', sid)
    expect(await heard).toBe(true)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Проба')
  })

  test('another person’s browser gets nothing for somebody’s APP_SID', async () => {
    const frame = await openContactTab(1)
    await context.clearCookies()
    await signIn(2)
    const status = await page.evaluate(async (sid) => {
      const body = JSON.stringify({ name: 'seen', value: 'stolen' })
      const answer = await fetch(`/_frame/${sid}/user-option`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return answer.status
    }, sidOf(frame))
    expect(status).toBe(403)
    expect(world.state.userOptions.size).toBe(0)
    // The browser reports the refused request on its console.
    faults.length = 0
  })
})

describe('sliders', () => {
  test('openPath opens a page of the portal without its menu and answers when it is closed', async () => {
    const frame = await openContactTab()
    const closed = frame.evaluate(() => {
      const { slider } = window.b24
      return slider.openPath(slider.getUrl('/crm/contact/details/1/'), 900)
    })
    const inner = await sliderFrame()
    await inner.getByRole('heading', { name: /Воронцова/ }).waitFor()
    expect(await inner.locator('nav.menu').count()).toBe(0)
    expect(inner.url()).toContain('/crm/contact/details/1/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER')
    await page.getByRole('button', { name: 'Закрыть' }).click()
    expect(await closed).toEqual({ isOpenAtNewWindow: false, isClose: true })
  })

  test('Escape closes the slider', async () => {
    const frame = await openContactTab()
    const closed = frame.evaluate(() => window.b24.slider.openPath(window.b24.slider.getUrl('/crm/contact/list/')))
    await (await sliderFrame()).getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Escape')
    expect(await closed).toMatchObject({ isClose: true })
  })

  test('a path of another host is not available', async () => {
    const frame = await openContactTab()
    await listen(frame)
    await post(frame, 'openPath:{"path":"//evil.example/crm/"}', sidOf(frame))
    await frame.waitForFunction(() => window.heard.length > 0)
    expect(await frame.evaluate(() => window.heard)).toEqual([
      'cb1:{"result":"error","errorCode":"PATH_NOT_AVAILABLE"}',
    ])
  })

  test('openApplication opens the main page over the tab with its parameters; closeApplication closes it', async () => {
    const frame = await openContactTab()
    const closed = frame.evaluate(() =>
      window.b24.slider.openSliderAppPage({ bx24_title: 'Окно', bx24_width: 800, deal: { id: 7 }, mode: 'edit' }),
    )
    const own = await appFrame(await sliderFrame())
    const options = await own.evaluate(() => window.b24.placement.options)
    expect(options).toMatchObject({ deal: { id: '7' }, mode: 'edit' })
    expect(await own.evaluate(() => window.b24.placement.title)).toBe('DEFAULT')
    await own.evaluate(() => void window.b24.slider.closeSliderAppPage())
    await closed
    expect(await page.locator('.side-slider').count()).toBe(0)
  })
})

describe('choosing', () => {
  test('selectUser answers with the chosen person', async () => {
    const frame = await openContactTab()
    const chosen = frame.evaluate(() => window.b24.dialog.selectUser())
    await page.getByRole('dialog').getByText('Алексей Пробный').click()
    await page.getByRole('button', { name: 'Выбрать' }).click()
    expect(await chosen).toMatchObject({ id: '2', name: 'Алексей Пробный', position: 'Инженер' })
  })

  test('selectCRM answers with records by type', async () => {
    const frame = await openContactTab()
    await listen(frame)
    await post(frame, 'selectCRM:{"entityType":["contact"],"multiple":false}', sidOf(frame))
    await page.getByRole('dialog').getByText('Воронцова').click()
    await page.getByRole('button', { name: 'Выбрать' }).click()
    await frame.waitForFunction(() => window.heard.length > 0)
    const [line = ''] = await frame.evaluate(() => window.heard)
    expect(JSON.parse(line.slice('cb1:'.length))).toMatchObject({ contact: { 0: { id: 'C_1', type: 'contact' } } })
  })
})

describe('placement commands', () => {
  test('getInterface names reloadData, which draws the card anew', async () => {
    const frame = await openContactTab()
    expect(await frame.evaluate(() => window.b24.placement.getInterface())).toEqual({
      command: ['reloadData'],
      event: [],
    })
    const contact = world.state.items.of(3).get(1)
    if (contact !== undefined) contact['lastName'] = 'Иная'
    const answer = await frame.evaluate(() => window.b24.placement.call('reloadData'))
    expect(answer).toEqual([])
    await page.getByRole('heading', { name: 'Иная Елена' }).waitFor()
  })

  test('a call to a phone shows a notice and answers nothing', async () => {
    const frame = await openContactTab()
    expect(await frame.evaluate(() => window.b24.parent.imPhoneTo('+7 900 000-00-01'))).toEqual({ isSafely: true })
    await page.getByText('Звонок на номер +7 900 000-00-01').waitFor()
  })
})

/** Keeps every line the portal posts to the frame from now on. */
async function listen(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    window.heard = []
    window.addEventListener('message', (event) => window.heard.push(String(event.data)))
  })
}

async function sliderFrame(): Promise<Frame> {
  const element = await page.waitForSelector('iframe.side-slider__frame')
  const frame = await element.contentFrame()
  if (frame === null) throw new Error('the slider has no page')
  await frame.waitForLoadState('load')
  return frame
}
