import type { FrameLocator, Page } from '@playwright/test'
import { callApi } from '../network/install-app.ts'
import { signIn } from '../network/sign-in.ts'
import { openSection, type Screen, type World } from './screen.ts'

const lines = [
  { number: '8 495 555-01-11', label: 'Отдел продаж, Москва', aliases: ['МТС'], userId: 7, substituteId: 6 },
  { number: '8 495 555-01-12', label: 'Поддержка, первая линия', aliases: [], userId: 2, substituteId: 3 },
  { number: '+7 812 555-02-40', label: 'Филиал, Петербург', aliases: ['reg150907'], userId: 3, substituteId: null },
  { number: '401', label: 'Секретарь', aliases: [], userId: 6, substituteId: null },
]
const calls = [
  { phone: '+79001112255', line: '+74955550111' },
  { phone: '+79001112266', line: '+73435550702' },
  { phone: '+79001112277', line: '+78125550240' },
]

/** Lines of the company, and calls that nobody took: one of them on a line that nobody holds. */
async function seedCalls({ network }: World): Promise<void> {
  const token = await signIn(network)
  for (const line of lines)
    await callApi(network.appUrl, token, 'POST', '/api/phone-lines', line).catch(() => undefined)
  const door = (path: string, body: object): Promise<Response> =>
    fetch(`${network.portal.url}/_portal/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  for (const { phone, line } of calls) {
    const { callId } = (await (await door('simulate/ring', { phone, line, userId: 2, show: false })).json()) as {
      callId: string
    }
    await door(`simulate/ring/${callId}/finish`, {})
  }
}

async function openCalls(page: Page, world: World, tab: RegExp): Promise<FrameLocator> {
  await seedCalls(world)
  const app = await openSection(page, world, /^(Звонки|Calls)$/)
  await app.getByRole('tab', { name: tab }).click()
  return app
}

/** Numbers that clients of different people have. */
async function seedShared({ network }: World): Promise<void> {
  const { state } = network.portal
  const give = (entityTypeId: number, id: number, value: string, assignedById: number): void => {
    const item = state.items.of(entityTypeId).get(id)
    const fm = [{ id: 1, typeId: 'PHONE', valueType: 'WORK', value }]
    if (item) Object.assign(item, { fm, assignedById })
  }
  give(4, 4, '8 (843) 000-77-55', 7)
  give(4, 5, '+7 843 000-77-55', 6)
  give(3, 9, '8 843 000 77 55', 2)
  give(3, 10, '+7 918 000-25-07', 3)
  const token = await signIn(network)
  await callApi(network.appUrl, token, 'POST', '/api/phone-conflicts/look', {}).catch(() => undefined)
}

/** Missed calls, and the lines they come in by. */
export const callScreens: readonly Screen[] = [
  {
    name: 'calls-shared-numbers',
    open: async (page, world) => {
      await seedShared(world)
      const app = await openSection(page, world, /^(Звонки|Calls)$/)
      await app.getByRole('tab', { name: /^(Общие номера|Shared numbers)$/ }).click()
      await app.getByText('+7 843 000-77-55').waitFor()
      return app
    },
  },
  {
    name: 'calls-missed',
    open: async (page, world) => {
      const app = await openCalls(page, world, /^(Пропущенные|Missed)/)
      // A call is sorted out some seconds after its end, and the list looks every half a minute.
      await app
        .getByText(/^(Отдан|Given)$/)
        .first()
        .waitFor({ timeout: 60_000 })
      return app
    },
  },
  {
    name: 'calls-lines',
    open: async (page, world) => {
      const app = await openCalls(page, world, /^(Линии|Lines)/)
      const text = app.getByRole('textbox', { name: /источнике|source/ })
      await text.fill('Пропущенный вызов на номер: 8-812-555-02-40 доб. 3')
      await app.getByRole('button', { name: /^(Найти линию|Find a line)$/ }).click()
      await app.getByText(/^(Лид получит|The lead goes)/).waitFor()
      return app
    },
  },
]
