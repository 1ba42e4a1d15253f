import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBrowser } from '../frame/browser.ts'
import { aFrameWorld, bindContactTab, type FrameWorld } from '../frame/testing.ts'
import { aLead, aLetter, leadStages } from './testing.ts'
import { anSmtpSink, type SmtpSink } from './smtp-sink.ts'

let browser: Browser
let world: FrameWorld
let context: BrowserContext
let page: Page
let mail: SmtpSink
const faults: string[] = []

/** The machine may be busy: a condition gets more than the usual second. */
const PATIENT = { timeout: 15_000 }

beforeAll(async () => {
  browser = await aBrowser()
})
afterAll(() => browser.close())

beforeEach(async () => {
  world = await aFrameWorld()
  mail = await anSmtpSink()
  world.state.settings.smtp = { host: '127.0.0.1', port: mail.port }
  leadStages(world.state)
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ru' })
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
  await mail.stop()
  if (faults.length > 0) throw new Error(`the browser's console: ${faults.join('; ')}`)
})

async function open(path: string, userId = 1): Promise<void> {
  const { id } = world.state.sessions.signIn(userId)
  await context.addCookies([{ name: 'PORTAL_SESSION', value: id, url: world.portalUrl }])
  await page.goto(world.portalUrl + path)
  await page.locator('html[data-ready]').waitFor()
}

describe('signing in', () => {
  test('an unknown browser chooses who it is and comes back to where it wanted', async () => {
    await page.goto(`${world.portalUrl}/crm/contact/list/`)
    await page.getByRole('button', { name: /Алексей/ }).click()
    await page.getByRole('heading', { name: 'Контакты' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/crm/contact/list/')
    await page.getByRole('link', { name: 'Выйти' }).click()
    await page.getByRole('button', { name: /Марина/ }).waitFor()
  })

  test('the sign-in page speaks the browser’s language', async () => {
    const asked = async (language: string) =>
      (await fetch(`${world.portalUrl}/login/`, { headers: { 'accept-language': language } })).text()
    expect(await asked('en-GB,en;q=0.9,ru;q=0.8')).toContain('Administrator: sees and changes everything')
    expect(await asked('ru,en;q=0.8')).toContain('Администратор: видит и меняет всё')
  })

  test('a way back to another site leads to the portal', async () => {
    const answer = await fetch(`${world.portalUrl}/login/`, {
      method: 'POST',
      body: new URLSearchParams({ userId: '1', back: '//evil.example/' }),
      redirect: 'manual',
    })
    expect(answer.headers.get('location')).toBe('/')
  })

  test('a part that is not emulated says so', async () => {
    await open('/')
    await page.getByRole('link', { name: 'Лента' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Лента')
    expect(await page.getByText('Этой части в локальном портале нет').count()).toBe(1)
  })
})

describe('lists', () => {
  test('fifty records a page, newest first, found by a part of the title', async () => {
    for (let number = 1; number <= 60; number += 1) aLead(world.state, { title: `Запрос ${number}` })
    await open('/crm/lead/list/')
    expect(await page.locator('tbody tr').count()).toBe(50)
    expect(await page.locator('tbody tr a').first().textContent()).toBe('Запрос 60')
    await page.getByRole('link', { name: 'Вперёд' }).click()
    expect(await page.locator('tbody tr').count()).toBe(10)
    await page.getByRole('searchbox', { name: 'Название, номер' }).fill('запрос 17')
    await page.getByRole('button', { name: 'Найти' }).click()
    expect(await page.locator('tbody tr a').allTextContents()).toEqual(['Запрос 17'])
  })

  test('a person sees what the role lets them see', async () => {
    aLead(world.state, { title: 'Чужой', assignedById: 1 })
    aLead(world.state, { title: 'Свой', assignedById: 2 })
    const agent = world.state.users.get(2)
    if (agent !== undefined) agent.role = 'sales'
    await open('/crm/lead/list/', 2)
    expect(await page.locator('tbody tr a').allTextContents()).toEqual(['Свой'])
  })
})

describe('a card', () => {
  test('a press on a stage moves the lead and tells applications', async () => {
    const lead = aLead(world.state, { title: 'Не включается' })
    const raised: string[] = []
    world.state.events.raise = (event) => void raised.push(event)
    await open(`/crm/lead/details/${lead.id}/`)
    await page.getByRole('button', { name: 'Решён' }).click()
    await page.locator('.stage--won').waitFor()
    expect(world.state.items.of(1).get(lead.id)).toMatchObject({ stageId: 'CONVERTED', stageSemanticId: 'S' })
    expect(raised).toEqual(['ONCRMLEADUPDATE'])
  })

  test('title and responsible person are changed by hand', async () => {
    const lead = aLead(world.state, { title: 'Старое' })
    await open(`/crm/lead/details/${lead.id}/`)
    await page.getByRole('button', { name: 'Изменить название' }).click()
    await page.getByRole('textbox', { name: 'Название' }).fill('Новое <имя>')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByRole('heading', { name: 'Новое <имя>' }).waitFor()
    await page.getByRole('button', { name: 'Изменить: Ответственный' }).click()
    await page.getByRole('combobox', { name: 'Ответственный' }).selectOption('2')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await expect.poll(() => world.state.items.of(1).get(lead.id)?.['assignedById'], PATIENT).toBe(2)
  })

  test('a person without the right to change sees no way to, and a forged form is refused', async () => {
    const lead = aLead(world.state, { title: 'Чужой', assignedById: 1 })
    await open(`/crm/lead/details/${lead.id}/`, 2)
    expect(await page.getByRole('button', { name: 'Решён' }).isDisabled()).toBe(true)
    const { cookie } = world.state.sessions.signIn(2)
    const forged = await fetch(`${world.portalUrl}/crm/lead/details/${lead.id}/edit/`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ stageId: 'JUNK' }),
    })
    expect(forged.status).toBe(403)
    expect(world.state.items.of(1).get(lead.id)?.['stageId']).toBe('NEW')
  })

  test('a form sent from another site is refused', async () => {
    const lead = aLead(world.state, { title: 'Свой' })
    const { cookie } = world.state.sessions.signIn(1)
    const answer = await fetch(`${world.portalUrl}/crm/lead/details/${lead.id}/edit/`, {
      method: 'POST',
      headers: { cookie, origin: world.appUrl },
      body: new URLSearchParams({ title: 'Чужое' }),
    })
    expect(answer.status).toBe(403)
    expect(world.state.items.of(1).get(lead.id)?.['title']).toBe('Свой')
  })

  test('the timeline shows a letter without its scripts and far pictures, and its file downloads', async () => {
    const lead = aLead(world.state, { title: 'Щит' })
    aLetter(world.state, lead.id, {
      subject: 'Щит <не> пришёл',
      description:
        '<p onclick="x()">Добрый <b>день</b></p><script>document.title="взлом"</script><img src="http://far.example/x.gif">',
      file: { name: 'акт.pdf', content: 'содержимое' },
    })
    await open(`/crm/lead/details/${lead.id}/`)
    const letter = page.locator('.event--letter')
    expect(await letter.getByRole('heading').textContent()).toBe('Щит <не> пришёл')
    expect(await letter.locator('.letter-body').innerHTML()).not.toMatch(/script|onclick|far\.example/)
    expect(await letter.getByText('Елена <e.vorontsova@zarechie.example>').count()).toBe(1)
    const downloading = page.waitForEvent('download')
    await letter.getByRole('link', { name: /акт\.pdf/ }).click()
    expect((await downloading).suggestedFilename()).toBe('акт.pdf')
  })

  test('arrows move between tabs, and a reload returns to the chosen one', async () => {
    bindContactTab(world)
    await open('/crm/contact/details/1/')
    await page.getByRole('tab', { name: 'Общие' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('iframe.app-frame').waitFor()
    await page.reload()
    expect(await page.getByRole('tab', { name: 'Запросы' }).getAttribute('aria-selected')).toBe('true')
  })
})

describe('placements outside cards', () => {
  test('a link into an application opens its handler with the link’s parameters', async () => {
    bindContactTab(world)
    const [tab] = world.state.placements.values()
    if (tab !== undefined) tab.placement = 'REST_APP_URI'
    await open(`/marketplace/view/${world.app.clientId}/?params[request]=7&params[tab]=why`)
    await page.frameLocator('iframe.app-frame').getByText('готово').waitFor()
    const body = world.openings[0]?.body
    expect(body?.get('PLACEMENT')).toBe('REST_APP_URI')
    expect(JSON.parse(body?.get('PLACEMENT_OPTIONS') ?? '')).toMatchObject({ request: '7', tab: 'why' })
  })

  test('a handler of LEFT_MENU stands in the menu', async () => {
    bindContactTab(world, 'Все запросы')
    const [tab] = world.state.placements.values()
    if (tab !== undefined) tab.placement = 'LEFT_MENU'
    await open('/')
    await page.getByRole('link', { name: 'Все запросы' }).click()
    await page.frameLocator('iframe.app-frame').getByText('готово').waitFor()
    expect(world.openings[0]?.body.get('PLACEMENT')).toBe('LEFT_MENU')
  })

  test('what does not exist or may not be seen answers 404 in words', async () => {
    const { cookie } = world.state.sessions.signIn(1)
    for (const path of ['/crm/lead/details/999/', '/no/such/page/', '/crm/type/9999/list/']) {
      const answer = await fetch(world.portalUrl + path, { headers: { cookie, accept: 'text/html' } })
      expect([path, answer.status]).toEqual([path, 404])
      expect(await answer.text()).toContain('Здесь ничего нет')
    }
  })
})

describe('the developers’ page', () => {
  test('an administrator adds an application, gets its keys and takes it away', async () => {
    await open('/devops/')
    await page.getByLabel('Название', { exact: true }).fill('Второе')
    await page.getByLabel('Путь вашего обработчика').fill('http://localhost:3000/')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('вместо localhost пишите 127.0.0.1').waitFor()
    await page.getByLabel('Путь вашего обработчика').fill(`${world.appUrl}/second`)
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.waitForURL(/marketplace\/app/)
    const app = [...world.state.apps.values()].find((one) => one.title === 'Второе')
    await page.goto(`${world.portalUrl}/devops/`)
    await page.getByText(app?.clientSecret ?? 'нет ключа').waitFor()
    await page.locator('section', { hasText: 'Второе' }).getByRole('button', { name: 'Удалить' }).click()
    await page.locator('section', { hasText: 'Второе' }).waitFor({ state: 'detached' })
    expect([...world.state.apps.values()].map((one) => one.title)).toEqual(['Проба'])
    // The address with localhost is refused with 400, which the browser reports on its console.
    faults.length = 0
  })

  test('anyone else is told who adds applications', async () => {
    await open('/devops/', 2)
    await page.getByText('добавляет администратор').waitFor()
    expect(await page.getByRole('button', { name: 'Сохранить' }).count()).toBe(0)
  })
})

describe('the laboratory', () => {
  test('a client’s reply with a file goes out by mail and names the letter it answers', async () => {
    await open('/lab/')
    await page.getByLabel('Адрес отправителя').fill('e.vorontsova@zarechie.example')
    await page.getByLabel('Имя отправителя').fill('Елена Воронцова')
    await page.getByLabel('Кому, через запятую').fill('support@shchit.example')
    await page.getByLabel('Тема').fill('Не включается')
    await page.getByLabel('Текст').fill('Добрый день')
    await page
      .getByLabel('Файл 1')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('файл') })
    await page.getByRole('button', { name: 'Отправить письмо' }).click()
    await page.getByRole('status').getByText('Письмо отправлено').waitFor()
    await page.waitForLoadState('load')
    const [first] = world.state.letters.values()
    await page.getByLabel('Это ответ на письмо').selectOption(first?.messageId ?? '')
    expect(await page.getByLabel('Тема').inputValue()).toBe('Re: Не включается')
    expect(await page.getByLabel('Кому, через запятую').inputValue()).toBe('support@shchit.example')
    await page.getByLabel('Адрес отправителя').fill('e.vorontsova@zarechie.example')
    await page.getByRole('button', { name: 'Отправить письмо' }).click()
    await expect.poll(() => mail.letters.length, PATIENT).toBe(2)
    expect(mail.letters[0]).toMatch(/filename="?a\.txt/)
    expect(mail.letters[1]).toContain(`In-Reply-To: ${first?.messageId}`)
    expect(mail.letters[1]).toContain(`References: ${first?.messageId}`)
    await page.locator('.sent').getByText('ответ').waitFor()
  })

  test('a mail server that is away leaves the letter in the form', async () => {
    await open('/lab/')
    world.state.settings.smtp = { host: '127.0.0.1', port: 1 }
    await page.getByLabel('Адрес отправителя').fill('e.vorontsova@zarechie.example')
    await page.getByLabel('Кому, через запятую').fill('support@shchit.example')
    await page.getByLabel('Тема').fill('Не потерять')
    await page.getByRole('button', { name: 'Отправить письмо' }).click()
    await page.getByRole('alert').getByText('Письмо не отправлено').waitFor()
    expect(await page.getByLabel('Тема').inputValue()).toBe('Не потерять')
    // The answer is 502, which the browser reports on its console.
    faults.length = 0
  })

  test('the clock goes a day forward', async () => {
    await open('/lab/')
    await page.getByRole('button', { name: '+1 день' }).click()
    await page.getByText('Впереди настоящих на').waitFor()
    expect(world.state.clock.offsetMs).toBe(86_400_000)
  })

  test('the journal shows REST calls as they happen, inner ones under their batch', async () => {
    await open('/lab/')
    const record = {
      at: '2026-11-22T10:00:00+03:00',
      app: world.app.clientId,
      userId: 1,
      path: '/rest/batch',
      params: {},
      status: 200,
      ms: 3,
    }
    world.state.journal.add({ ...record, httpId: 1, method: 'batch', inBatch: false, result: {} })
    world.state.journal.add({ ...record, httpId: 1, method: 'crm.item.list', inBatch: true, error: 'ACCESS_DENIED' })
    await page.getByText('↳ crm.item.list').waitFor()
    await page.getByText('Проба: 1 запр. / 1 выз.').waitFor()
    expect(await page.locator('.journal__bad').textContent()).toBe('ACCESS_DENIED')
  })
})

describe('accessibility', () => {
  test.each([
    ['/crm/lead/list/'],
    ['/crm/lead/details/1/'],
    ['/crm/contact/details/1/'],
    ['/lab/'],
    ['/devops/'],
    ['/marketplace/'],
  ])('%s has no violations that axe finds', async (path) => {
    const lead = aLead(world.state, { title: 'Щит', contactId: 1 })
    aLetter(world.state, lead.id, {
      subject: 'Щит',
      description: '<p>Текст</p>',
      file: { name: 'a.txt', content: 'a' },
    })
    await open(path)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })

  test('the sign-in page has no violations that axe finds', async () => {
    await page.goto(`${world.portalUrl}/login/`)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((one) => one.id)).toEqual([])
  })
})
