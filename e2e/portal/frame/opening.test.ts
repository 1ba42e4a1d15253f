import { expect, test } from 'vitest'
import './client/slider.ts'
import { PATIENT, useFrameBrowser } from './testing-browser.ts'
import { bindContactTab, bindPlacement } from './testing.ts'

const own = useFrameBrowser()

/** Opens a page of the portal as a person. */
async function visit(path: string, userId = 1): Promise<void> {
  await own.signIn(userId)
  await own.page.goto(`${own.world.portalUrl}${path}`)
}

test('an application of files is opened by GET with the address parts only', async () => {
  own.world.app.installed = true
  own.world.app.staticHtml = true
  await visit(`/marketplace/app/${own.world.app.id}/`)
  const frame = await own.appFrame()
  const [opening] = own.world.openings
  expect(opening?.method).toBe('GET')
  expect([...(opening?.query.keys() ?? [])].toSorted()).toEqual(['APP_SID', 'DOMAIN', 'LANG', 'PROTOCOL', 'own'])
  expect(opening?.body.size).toBe(0)
  expect(await frame.evaluate(() => window.b24.auth.getAuthData())).not.toBe(false)
})

test('a plain report is opened by GET without any data', async () => {
  bindPlacement(own.world, 'BI_ANALYTICS_MENU', { path: '/report?year=2026', title: 'Отчёт' })
  await visit('/crm/lead/list/')
  await own.page.getByText('Аналитика').click()
  await own.page.getByRole('button', { name: 'Отчёт' }).click()
  await expect.poll(() => own.world.openings.length, PATIENT).toBe(1)
  const [opening] = own.world.openings
  expect([opening?.method, opening?.query.toString(), opening?.body.size]).toEqual(['GET', 'year=2026', 0])
})

test('the page that led to the application is told as URI, and a page of nowhere is not', async () => {
  own.world.app.installed = true
  await visit('/crm/contact/list/?q=a')
  await own.page.evaluate((id) => location.assign(`/marketplace/app/${id}/?deal=7`), own.world.app.id)
  await own.appFrame()
  expect(JSON.parse(own.world.openings[0]?.body.get('PLACEMENT_OPTIONS') ?? '')).toEqual({
    deal: '7',
    URI: '/crm/contact/list/?q=a',
  })
  await own.page.goto('about:blank')
  await own.page.goto(`${own.world.portalUrl}/marketplace/app/${own.world.app.id}/`)
  await own.appFrame()
  expect(own.world.openings[1]?.body.has('PLACEMENT_OPTIONS')).toBe(false)
})

test('a person outside the application’s access list sees neither its tab nor its page', async () => {
  bindContactTab(own.world)
  own.world.app.access = ['U7', 'D3']
  await visit('/crm/contact/details/1/', 2)
  await own.page.getByRole('tab', { name: 'Общие' }).waitFor()
  expect(await own.page.getByRole('tab', { name: 'Запросы' }).count()).toBe(0)
  await visit(`/marketplace/app/${own.world.app.id}/`, 2)
  await own.page.getByText('Приложение вам не открыто').waitFor()
  expect(own.world.openings).toEqual([])
  own.world.app.access = ['U2']
  await own.page.reload()
  await own.appFrame()
})

test('the wizard opens in every place of the application until it is finished', async () => {
  const tab = bindContactTab(own.world)
  await visit('/crm/contact/details/1/')
  own.world.app.installed = false
  await own.page.getByRole('tab', { name: 'Запросы' }).click()
  const frame = await own.appFrame()
  expect(await frame.evaluate(() => [window.b24.isInstallMode, window.b24.placement.title])).toEqual([true, 'DEFAULT'])
  expect(own.world.openings.map((one) => one.path)).toEqual(['/install'])
  expect(tab.handler).toContain('/tab')
})

test('the vendor’s client calls REST with the frame’s token, as the person who looks', async () => {
  own.world.app.installed = true
  own.world.app.scopes.push('user_basic')
  await visit(`/marketplace/app/${own.world.app.id}/`, 2)
  const frame = await own.appFrame()
  const name = await frame.evaluate(async () => {
    const answer = await window.b24.actions.v2.call.make<{ NAME: string }>({ method: 'user.current', requestId: 'r1' })
    return answer.getData()?.result.NAME
  })
  expect(name).toBe('Алексей')
})
