import type { Frame } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import './client/slider.ts'
import { bindContactTab } from './testing.ts'
import { listen, PATIENT, post, sidOf, useFrameBrowser } from './testing-browser.ts'

const own = useFrameBrowser()

async function openContactTab(userId = 1): Promise<Frame> {
  bindContactTab(own.world)
  await own.signIn(userId)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/details/1/`)
  await own.page.getByRole('tab', { name: 'Запросы' }).click()
  return own.appFrame()
}

async function openMainPage(userId = 1): Promise<Frame> {
  own.world.app.installed = true
  await own.signIn(userId)
  await own.page.goto(`${own.world.portalUrl}/marketplace/app/${own.world.app.id}/`)
  return own.appFrame()
}

describe('opening', () => {
  test('the form carries address parts in the query and the viewer’s tokens in the body', async () => {
    const frame = await openContactTab(2)
    const [opening] = own.world.openings
    const sid = sidOf(frame)
    expect(frame.name()).toBe(`${new URL(own.world.portalUrl).host}|0|${sid}`)
    expect(opening?.method).toBe('POST')
    expect(Object.fromEntries(opening?.query ?? [])).toEqual({
      DOMAIN: new URL(own.world.portalUrl).host,
      PROTOCOL: '0',
      LANG: 'ru',
      APP_SID: sid,
    })
    const { AUTH_ID, REFRESH_ID, PLACEMENT_OPTIONS, ...rest } = Object.fromEntries(opening?.body ?? [])
    expect(rest).toEqual({
      AUTH_EXPIRES: '3600',
      SERVER_ENDPOINT: 'http://localhost:1/rest/',
      APPLICATION_TOKEN: own.world.app.applicationToken,
      APPLICATION_SCOPE: own.world.app.scopes.join(','),
      member_id: own.world.state.memberId,
      status: 'L',
      PLACEMENT: 'CRM_CONTACT_DETAIL_TAB',
    })
    expect(own.world.state.tokens.find(AUTH_ID ?? '')).toMatchObject({ userId: 2, refreshToken: REFRESH_ID })
    expect(JSON.parse(PLACEMENT_OPTIONS ?? '')).toEqual({ ID: '1', URI: '/crm/contact/details/1/' })
  })

  test('the registered address keeps its own query', async () => {
    await openMainPage()
    expect(own.world.openings[0]?.query.get('own')).toBe('1')
    expect(own.world.openings[0]?.body.get('PLACEMENT')).toBe('DEFAULT')
  })

  test('the box edition sends neither APPLICATION_TOKEN nor APPLICATION_SCOPE nor URI', async () => {
    own.world.state.settings.edition = 'box'
    await openContactTab()
    const body = own.world.openings[0]?.body
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
    await own.page.reload()
    expect(await (await own.appFrame()).evaluate(() => window.b24.isFirstRun)).toBe(false)
  })

  test('a tab has a title in the viewer’s language', async () => {
    bindContactTab(own.world)
    await own.signIn(2)
    await own.page.goto(`${own.world.portalUrl}/crm/contact/details/1/`)
    // A click that comes before the new page's script is there opens nothing.
    await Promise.all([own.page.waitForEvent('load'), own.page.getByRole('link', { name: 'English' }).click()])
    await own.page.getByRole('tab', { name: 'Requests' }).click()
    expect(await (await own.appFrame()).evaluate(() => window.b24.getLang())).toBe('en')
  })
})

describe('installation', () => {
  test('a person who may not install sees why the application does not open', async () => {
    await own.signIn(2)
    await own.page.goto(`${own.world.portalUrl}/marketplace/app/${own.world.app.id}/`)
    await own.page.getByText('Установка приложения не закончена').waitFor()
    expect(own.world.openings).toEqual([])
  })

  test('tabs are hidden until the installer has finished', async () => {
    bindContactTab(own.world)
    own.world.app.installed = false
    await own.signIn(1)
    await own.page.goto(`${own.world.portalUrl}/crm/contact/details/1/`)
    await own.page.getByRole('tab', { name: 'Общие' }).waitFor()
    expect(await own.page.getByRole('tab', { name: 'Запросы' }).count()).toBe(0)
  })

  test('installFinish reloads the page with its mark and opens the main page', async () => {
    await own.signIn(1)
    await own.page.goto(`${own.world.portalUrl}/marketplace/app/${own.world.app.id}/`)
    const frame = await own.appFrame()
    expect(await frame.evaluate(() => window.b24.isInstallMode)).toBe(true)
    const reloaded = own.page.waitForURL(/install_finished=Y/)
    await frame.evaluate(() => void window.b24.installFinish())
    await reloaded
    await own.appFrame()
    expect(own.world.app.installed).toBe(true)
    expect(own.world.openings.map((one) => one.path)).toEqual(['/install', '/main'])
    expect(await (await own.appFrame()).evaluate(() => window.b24.isInstallMode)).toBe(false)
  })
})

describe('installation in a slider', () => {
  test('the slider closes and the application opens again', async () => {
    await own.signIn(1)
    await own.page.goto(`${own.world.portalUrl}/crm/contact/list/`)
    await own.page.evaluate((id) => {
      window.portalSliders?.open({ url: `/marketplace/app/${id}/?IFRAME=Y`, title: 'Проба' })
    }, own.world.app.id)
    const frame = await own.appFrame(await own.sliderFrame())
    await frame.evaluate(() => void window.b24.installFinish())
    await expect.poll(() => own.world.openings.map((one) => one.path), PATIENT).toEqual(['/install', '/main'])
    expect(await own.page.locator('.side-slider').count()).toBe(1)
    expect(own.world.app.installed).toBe(true)
  })
})

describe('session commands', () => {
  test('refreshAuth gives a new working pair', async () => {
    const frame = await openContactTab(2)
    const before = await frame.evaluate(() => window.b24.auth.getAuthData())
    const after = await frame.evaluate(() => window.b24.auth.refreshAuth())
    if (before === false) throw new Error('the first pair is missing')
    expect(after.access_token).not.toBe(before.access_token)
    expect(own.world.state.tokens.find(after.access_token)?.userId).toBe(2)
  })

  test('refreshAuth meets a fault of its own name, and revoked takes every pair along', async () => {
    const frame = await openContactTab(2)
    const before = await frame.evaluate(() => window.b24.auth.getAuthData())
    own.world.state.faults.add([{ match: { method: 'refreshAuth', times: 1 }, kind: 'revoked' }])
    await frame.evaluate(() => void window.b24.auth.refreshAuth().catch(() => undefined))
    await own.page.getByText('Портал не продлил доступ приложения').waitFor()
    expect(before && own.world.state.tokens.find(before.access_token)).toBeUndefined()
    const after = await frame.evaluate(() => window.b24.auth.refreshAuth())
    expect(own.world.state.tokens.find(after.access_token)?.userId).toBe(2)
  })

  test('an administrator sets an option of the application, and the next opening has it', async () => {
    const frame = await openContactTab(1)
    await frame.evaluate(() => window.b24.options.appSet('tone', 'calm'))
    await expect.poll(() => own.world.state.appOptions.get(own.world.app.clientId), PATIENT).toEqual({ tone: 'calm' })
    await own.page.reload()
    expect(await (await own.appFrame()).evaluate(() => window.b24.options.appGet('tone'))).toBe('calm')
  })

  test('an option of the application set by anyone else is met with silence and not kept', async () => {
    const frame = await openContactTab(2)
    await listen(frame)
    await post(frame, 'setAppOption:{"name":"tone","value":"loud"}')
    await post(frame, 'setUserOption:{"name":"seen","value":"a:b"}')
    await frame.waitForFunction(() => window.heard.length > 0)
    expect(await frame.evaluate(() => window.heard)).toEqual(['cb1:{"name":"seen","value":"a:b"}'])
    expect(own.world.state.appOptions.get(own.world.app.clientId)).toBeUndefined()
    expect(own.world.state.userOptions.get(`${own.world.app.clientId}|2`)).toEqual({ seen: 'a:b' })
  })
})

describe('window commands', () => {
  test('resizeWindow sets the frame’s size and answers with the real one', async () => {
    const frame = await openContactTab()
    const answer: unknown = await frame.evaluate(() => window.b24.parent.resizeWindow(700, 650))
    expect(answer).toEqual({ width: 700, height: 650 })
    expect(await own.page.locator('iframe.app-frame').boundingBox()).toMatchObject({ width: 700, height: 650 })
  })

  test('a tab fills the rest of the window and is never lower than 600 pixels', async () => {
    await openContactTab()
    const box = await own.page.locator('iframe.app-frame').boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(600)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900)
  })

  test('setTitle changes the heading of the application’s own page', async () => {
    const frame = await openMainPage()
    await frame.evaluate(() => window.b24.parent.setTitle('Свой заголовок'))
    expect(await own.page.getByRole('heading', { level: 1 }).textContent()).toBe('Свой заголовок')
  })

  test('setTitle of a tab, unknown commands and foreign APP_SIDs are met with silence', async () => {
    const frame = await openContactTab()
    await listen(frame)
    await post(frame, 'setTitle:{"title":"Чужой"}')
    await post(frame, 'noSuchCommand')
    await post(frame, 'toString')
    await post(frame, 'getInterface', { sid: '0'.repeat(32) })
    await post(frame, 'setScroll:{"scroll":0}')
    await frame.waitForFunction(() => window.heard.length > 0)
    expect(await frame.evaluate(() => window.heard)).toEqual(['cb1:{"scroll":0}'])
    expect(await own.page.getByRole('heading', { level: 1 }).textContent()).toContain('Воронцова')
  })
})

describe('trust', () => {
  test('a frame that has gone to another origin is not listened to', async () => {
    const frame = await openMainPage()
    const sid = sidOf(frame)
    await frame.evaluate((url) => window.location.assign(url), `${own.world.portalUrl}/login/`)
    const moved = own.page.frameLocator('iframe.app-frame')
    await moved.getByRole('button').first().waitFor()
    const heard = own.page.evaluate(() =>
      new Promise((resolve) => window.addEventListener('message', resolve, { once: true })).then(() => true),
    )
    await post(frame, 'setTitle:{"title":"Чужой"}', { sid: sid })
    expect(await heard).toBe(true)
    expect(await own.page.getByRole('heading', { level: 1 }).textContent()).toBe('Проба')
  })

  test('another person’s browser gets nothing for somebody’s APP_SID', async () => {
    const frame = await openContactTab(1)
    await own.context.clearCookies()
    await own.signIn(2)
    const status = await own.page.evaluate(async (sid) => {
      const body = JSON.stringify({ name: 'seen', value: 'stolen' })
      const answer = await fetch(`/_frame/${sid}/user-option`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return answer.status
    }, sidOf(frame))
    expect(status).toBe(403)
    expect(own.world.state.userOptions.size).toBe(0)
    // The browser reports the refused request on its console.
    own.faults.length = 0
  })
})

describe('sliders', () => {
  test('openPath opens a page of the portal without its menu and answers when it is closed', async () => {
    const frame = await openContactTab()
    const closed = frame.evaluate(() => {
      const { slider } = window.b24
      return slider.openPath(slider.getUrl('/crm/contact/details/1/'), 900)
    })
    const inner = await own.sliderFrame()
    await inner.getByRole('heading', { name: /Воронцова/ }).waitFor()
    expect(await inner.locator('nav.menu').count()).toBe(0)
    expect(inner.url()).toContain('/crm/contact/details/1/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER')
    await own.page.getByRole('button', { name: 'Закрыть' }).click()
    expect(await closed).toEqual({ isOpenAtNewWindow: false, isClose: true })
  })

  test('Escape closes the slider', async () => {
    const frame = await openContactTab()
    const closed = frame.evaluate(() => window.b24.slider.openPath(window.b24.slider.getUrl('/crm/contact/list/')))
    await (await own.sliderFrame()).getByRole('heading', { level: 1 }).waitFor()
    await own.page.keyboard.press('Escape')
    expect(await closed).toMatchObject({ isClose: true })
  })

  test('a path of another host is not available', async () => {
    const frame = await openContactTab()
    await listen(frame)
    await post(frame, 'openPath:{"path":"//evil.example/crm/"}')
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
    const inner = await own.appFrame(await own.sliderFrame())
    const options = await inner.evaluate(() => window.b24.placement.options)
    expect(options).toMatchObject({ deal: { id: '7' }, mode: 'edit' })
    expect(await inner.evaluate(() => window.b24.placement.title)).toBe('DEFAULT')
    await inner.evaluate(() => void window.b24.slider.closeSliderAppPage())
    await closed
    expect(await own.page.locator('.side-slider').count()).toBe(0)
  })
})

describe('choosing', () => {
  test('selectUser answers with the chosen person', async () => {
    const frame = await openContactTab()
    const chosen = frame.evaluate(() => window.b24.dialog.selectUser())
    await own.page.getByRole('dialog').getByText('Алексей Пробный').click()
    await own.page.getByRole('button', { name: 'Выбрать' }).click()
    expect(await chosen).toMatchObject({ id: '2', name: 'Алексей Пробный', position: 'Инженер' })
  })

  test('selectCRM answers with records by type', async () => {
    const frame = await openContactTab()
    await listen(frame)
    await post(frame, 'selectCRM:{"entityType":["contact"],"multiple":false}')
    await own.page.getByRole('dialog').getByText('Воронцова').click()
    await own.page.getByRole('button', { name: 'Выбрать' }).click()
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
    const contact = own.world.state.items.of(3).get(1)
    if (contact !== undefined) contact['lastName'] = 'Иная'
    const answer = await frame.evaluate(() => window.b24.placement.call('reloadData'))
    expect(answer).toEqual([])
    await own.page.getByRole('heading', { name: 'Иная Елена' }).waitFor()
  })

  test('a call to a phone shows a notice and answers nothing', async () => {
    const frame = await openContactTab()
    expect(await frame.evaluate(() => window.b24.parent.imPhoneTo('+7 900 000-00-01'))).toEqual({ isSafely: true })
    await own.page.getByText('Звонок на номер +7 900 000-00-01').waitFor()
  })
})
