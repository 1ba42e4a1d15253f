import type { Frame } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import './client/slider.ts'
import { heard, listen, PATIENT, post, sidOf, silenceAfter, useFrameBrowser } from './testing-browser.ts'
import { bindContactTab } from './testing.ts'

const own = useFrameBrowser()

async function openTab(userId = 1): Promise<Frame> {
  bindContactTab(own.world)
  await own.signIn(userId)
  await own.page.goto(`${own.world.portalUrl}/crm/contact/details/1/`)
  await own.page.getByRole('tab', { name: 'Запросы' }).click()
  return own.appFrame()
}

async function openMain(userId = 1): Promise<Frame> {
  own.world.app.installed = true
  await own.signIn(userId)
  await own.page.goto(`${own.world.portalUrl}/marketplace/app/${own.world.app.id}/`)
  return own.appFrame()
}

describe('the session', () => {
  test('getInitData tells everything the library reads, with empty maps as empty lists', async () => {
    const frame = await openMain(2)
    await listen(frame)
    await post(frame, 'getInitData')
    const [line = ''] = await heard(frame)
    const { AUTH_ID, REFRESH_ID, ...rest } = JSON.parse(line.slice('cb1:'.length)) as Record<string, unknown>
    expect(rest).toEqual({
      LANG: 'ru',
      DOMAIN: new URL(own.world.portalUrl).host,
      PROTOCOL: 0,
      PATH: '/rest',
      AUTH_EXPIRES: '3600',
      MEMBER_ID: own.world.state.memberId,
      FIRST_RUN: false,
      IS_ADMIN: false,
      INSTALL: false,
      USER_OPTIONS: [],
      APP_OPTIONS: [],
      PLACEMENT: 'DEFAULT',
      PLACEMENT_OPTIONS: '',
    })
    expect([typeof AUTH_ID, typeof REFRESH_ID]).toEqual(['string', 'string'])
  })

  test('the message of the old library, with empty places between its colons, is understood', async () => {
    const frame = await openMain()
    await listen(frame)
    await frame.evaluate((sid) => window.parent.postMessage(`setScroll:{"scroll":0}::${sid}`, '*'), sidOf(frame))
    await frame.evaluate((sid) => window.parent.postMessage(`getInterface::old:${sid}`, '*'), sidOf(frame))
    expect(await heard(frame)).toEqual(['old:{"command":[],"event":[]}'])
  })

  test('a new version is a first run again for everyone', async () => {
    const frame = await openMain(2)
    expect(await frame.evaluate(() => window.b24.isFirstRun)).toBe(true)
    own.world.app.version += 1
    await own.page.reload()
    expect(await (await own.appFrame()).evaluate(() => window.b24.isFirstRun)).toBe(true)
  })

  test('installFinish of a person who may not install sets nothing; the old library may call the installer back', async () => {
    const frame = await openMain(2)
    own.world.app.installed = false
    const reloaded = own.page.waitForURL(/install_finished=Y/)
    await post(frame, 'setInstallFinish')
    await reloaded
    await own.page.getByText('Установка приложения не закончена').waitFor()
    expect(own.world.app.installed).toBe(false)
    own.world.app.installed = true
    await own.signIn(1)
    await own.page.goto(`${own.world.portalUrl}/marketplace/app/${own.world.app.id}/`)
    await post(await own.appFrame(), 'setInstallFinish:{"value":false}')
    await expect.poll(() => own.world.app.installed, PATIENT).toBe(false)
    await expect.poll(() => own.world.openings.at(-1)?.path, PATIENT).toBe('/install')
  })

  test('installFinish outside an installation is refused by the library itself', async () => {
    const frame = await openMain()
    const code = await frame.evaluate(() => window.b24.installFinish().catch((error: { code: string }) => error.code))
    expect(code).toBe('JSSDK_FRAME_INSTALL_ALREADY_FINISHED')
  })

  test('a refused refreshAuth is never answered; the library gives up after its ten seconds', async () => {
    const frame = await openTab(2)
    await own.page.clock.install()
    own.world.app.active = false
    await frame.evaluate(() => {
      void window.b24.auth.refreshAuth().catch((error: { code: string }) => (document.title = error.code))
    })
    await own.page.getByText('Портал не продлил доступ приложения').waitFor()
    await own.page.clock.fastForward(10_001)
    await expect.poll(() => frame.title(), PATIENT).toBe('JSSDK_FRAME_REFRESH_AUTH_TIMEOUT')
  })

  test('options of the application come back whole, an option of the person as it was sent', async () => {
    own.world.state.appOptions.set(own.world.app.clientId, { kept: '1' })
    const frame = await openTab(1)
    await listen(frame)
    await post(frame, 'setAppOption:{"name":"tone","value":"calm"}')
    await post(frame, 'setUserOption:{"name":"seen","value":{"a":1}}', { callback: 'cb2' })
    const lines = await heard(frame, 2)
    expect(lines.toSorted()).toEqual(['cb1:{"kept":"1","tone":"calm"}', 'cb2:{"name":"seen","value":{"a":1}}'])
    await frame.evaluate(() => window.b24.options.userSet('seen', 'again'))
    expect(own.world.state.userOptions.get(`${own.world.app.clientId}|1`)).toEqual({ seen: 'again' })
  })
})

describe('the window', () => {
  test('fitWindow takes the whole width; a width that is no number becomes 100 pixels', async () => {
    const frame = await openMain()
    const full = await frame.evaluate(() => window.b24.parent.fitWindow() as Promise<unknown>)
    const slot = await own.page.locator('.frame-slot').boundingBox()
    expect(full).toMatchObject({ width: Math.round(slot?.width ?? 0) })
    await listen(frame)
    await post(frame, 'resizeWindow:{"width":"wide","height":300}')
    expect(await heard(frame)).toEqual(['cb1:{"width":100,"height":300}'])
  })

  test('scrollParentWindow moves the page and echoes the number', async () => {
    const frame = await openMain()
    await frame.evaluate(() => window.b24.parent.resizeWindow(600, 3_000))
    const answer: unknown = await frame.evaluate(() => window.b24.parent.scrollParentWindow(250))
    expect(answer).toEqual({ scroll: 250 })
    expect(await own.page.evaluate(() => window.scrollY)).toBe(250)
  })

  test('reloadWindow loads the portal’s page anew, from a placement too, and answers nothing', async () => {
    const frame = await openTab()
    await Promise.all([own.page.waitForEvent('load'), frame.evaluate(() => void window.b24.parent.reloadWindow())])
    await expect.poll(() => own.world.openings.length, PATIENT).toBe(2)
  })

  test('setTitle leaves the title of the browser’s tab alone', async () => {
    const frame = await openMain()
    const title = await own.page.title()
    expect(await frame.evaluate(() => window.b24.parent.setTitle('Свой') as Promise<unknown>)).toEqual({
      title: 'Свой',
    })
    expect(await own.page.title()).toBe(title)
  })
})

/** The slider moves in: its width is read when it stands still. */
const sliderWidth = async (): Promise<number> =>
  Math.round((await own.page.locator('.side-slider__body').boundingBox())?.width ?? 0)

describe('sliders', () => {
  test.each([
    [0, 1_034],
    [1_640, 1_034],
    [1_200, 1_034],
    [950, 950],
    [900, 900],
    [600, 900],
  ])('openPath asked for %i pixels is %i pixels wide in a window of 1280', async (asked, width) => {
    const frame = await openTab()
    await frame.evaluate((wanted) => {
      void window.b24.slider.openPath(window.b24.slider.getUrl('/crm/contact/list/'), wanted)
    }, asked)
    const inner = await own.sliderFrame()
    await expect.poll(sliderWidth, PATIENT).toBe(width)
    const query = new URL(inner.url()).searchParams
    expect([query.get('from'), query.get('from_app')]).toEqual(['rest_placement', own.world.app.clientId])
  })

  test('an older portal opens a short list of paths and refuses the rest', async () => {
    own.world.state.settings.edition = 'box'
    const frame = await openTab()
    await listen(frame)
    await post(frame, 'openPath:{"path":"/company/"}')
    expect(await heard(frame)).toEqual(['cb1:{"result":"error","errorCode":"PATH_NOT_AVAILABLE"}'])
    await post(frame, 'openPath:{"path":"/crm/contact/list/"}')
    await own.sliderFrame()
  })

  test('openApplication draws its title, label and width, and answers with nothing when it is closed', async () => {
    const frame = await openTab()
    await listen(frame)
    const settings = {
      bx24_title: 'Окно',
      bx24_width: 450,
      bx24_label: { bgColor: 'pink', text: 'метка', color: '#fff' },
    }
    await post(frame, `openApplication:${JSON.stringify({ ...settings, opened: true })}`)
    const inner = await own.appFrame(await own.sliderFrame())
    expect(await inner.evaluate(() => window.b24.placement.options)).toMatchObject({ opened: 'true' })
    expect(
      await inner.evaluate(() => Object.keys(window.b24.placement.options).filter((key) => key.startsWith('bx24'))),
    ).toEqual([])
    await expect.poll(sliderWidth, PATIENT).toBe(450)
    await own.page.getByText('метка').waitFor()
    await own.page.getByRole('dialog', { name: 'Окно' }).waitFor()
    await own.page.keyboard.press('Escape')
    expect(await heard(frame)).toEqual(['cb1:'])
  })

  test('leftBoundary leaves that much of the page free', async () => {
    const frame = await openTab()
    await post(frame, 'openApplication:{"bx24_leftBoundary":400}')
    await own.sliderFrame()
    await expect.poll(sliderWidth, PATIENT).toBe(1280 - 400)
  })

  test('resizeWindow inside a slider and closeApplication outside of one are met with silence', async () => {
    const frame = await openTab()
    await silenceAfter(frame, 'closeApplication')
    await post(frame, 'openApplication')
    const inner = await own.appFrame(await own.sliderFrame())
    await silenceAfter(inner, 'resizeWindow:{"width":300,"height":300}')
    // The slider's page dies with its frame, so the answer has nobody to come to.
    await inner.evaluate(() => void window.b24.parent.closeApplication())
    await expect.poll(() => own.page.locator('.side-slider').count(), PATIENT).toBe(0)
  })
})

describe('silence', () => {
  test('unknown commands, broken JSON, foreign APP_SIDs and objects without a method are dropped', async () => {
    const frame = await openTab()
    await frame.evaluate((sid) => {
      const wrong = [
        7,
        null,
        {},
        { method: 1, appSid: sid },
        { method: 'Unknown::command', callback: 'quiet', appSid: sid },
      ]
      for (const data of [...wrong, `getInterface:{broken:quiet:${sid}`, `getInterface:quiet:${'0'.repeat(32)}`]) {
        window.parent.postMessage(data, '*')
      }
    }, sidOf(frame))
    await silenceAfter(frame, 'noSuchCommand', 'constructor', '__proto__', 'getStatus', 'CallCardClose', 'setValue:"a"')
    expect(await heard(frame)).toEqual(['loud:{"scroll":0}'])
  })

  test('a command sent as an object is obeyed like a line', async () => {
    const frame = await openTab()
    await listen(frame)
    await frame.evaluate((sid) => {
      const data = { method: 'setScroll', params: { scroll: 0 }, callback: 'cb1', appSid: sid, requestId: 'r' }
      window.parent.postMessage(data, '*')
    }, sidOf(frame))
    expect(await heard(frame)).toEqual(['cb1:{"scroll":0}'])
  })

  test('the library resolves a command with a colon in its name by itself when the portal stays silent', async () => {
    const frame = await openTab()
    expect(await frame.evaluate(() => window.b24.placement.call('Some::command'))).toEqual({ isSafely: true })
  })

  test('the main page has no interface of a placement and binds no events', async () => {
    const frame = await openMain()
    expect(await frame.evaluate(() => window.b24.placement.getInterface())).toEqual({ command: [], event: [] })
    await silenceAfter(frame, 'placementBindEvent:{"event":"CallCard::BeforeClose"}', 'reloadData')
  })

  test('calls and the messenger show what they would open and are not answered', async () => {
    const frame = await openTab()
    await silenceAfter(
      frame,
      'imCallTo:{"userId":2,"video":true}',
      'imPhoneTo:{"phone":"+7 900 000-00-01","params":{"ENTITY_ID":1}}',
      'imOpenMessenger:{"dialogId":"chat5","messageId":9}',
      'imOpenHistory:{"dialogId":"chat7"}',
    )
    expect(await own.page.locator('.portal-notice').textContent()).toBe('История диалога chat7')
  })
})
