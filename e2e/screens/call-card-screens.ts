import type { Page } from '@playwright/test'
import { callApi } from '../network/install-app.ts'
import { signIn } from '../network/sign-in.ts'
import { seedStatuses } from './company-screens.ts'
import { openSection, type Screen, type World } from './screen.ts'

/** At the telephone: nobody whom another picture shows, for the card stays on their pages. */
const [administrator, agent] = [1, 5]
const callId = 'picture.1'

/** A company of somebody else's in work; the lead has a number of its own. */
async function seedCallers(world: World): Promise<void> {
  await seedStatuses(world)
  const { appUrl, portal } = world.network
  const token = await signIn(world.network, administrator)
  const path = '/api/company-status/companies/1'
  const { statuses, status } = (await callApi(appUrl, token, 'GET', path)) as {
    status: string | null
    statuses: { key: string; isProtected: boolean }[]
  }
  const to = statuses.find(({ isProtected }) => isProtected)?.key
  const key = '33333333-3333-4333-8333-333333333333'
  if (status !== to) await callApi(appUrl, token, 'POST', path, { key, from: status, to, comment: '' })
  const known = [...portal.state.items.of(1).rows.values()].some(({ title }) => title === 'Заявка с сайта')
  if (!known)
    await door(portal.url, 'simulate/item', {
      entityTypeId: 1,
      userId: administrator,
      fields: {
        title: 'Заявка с сайта',
        assignedById: agent,
        fm: [{ typeId: 'PHONE', valueType: 'WORK', value: '+7 900 000-42-10' }],
      },
    })
}

const door = (url: string, path: string, body: object): Promise<Response> =>
  fetch(`${url}/_portal/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** The card of a call on the agent's page, with our panel in it. */
async function openCall(
  page: Page,
  world: World,
  phoneNumber: string,
  title: RegExp,
  direction = 'outgoing',
): Promise<void> {
  await seedCallers(world)
  const { url } = world.network.portal
  // The card of the picture before would still stand on the page.
  await fetch(`${url}/_portal/frame/call-card/${callId}`, { method: 'DELETE' })
  await page.goto(`${url}/crm/contact/list/`)
  const call = { callId, userId: agent, phoneNumber, lineNumber: '+74955550111', direction, state: 'connected' }
  await door(url, 'frame/call-card', call)
  await page.frameLocator('.call-card iframe.app-frame').getByRole('heading', { name: title }).waitFor()
}

const call = (name: string, phone: string, title: RegExp, direction?: string): Screen => ({
  name,
  viewer: agent,
  open: (page, world) => openCall(page, world, phone, title, direction),
})

/** The panel in the card of a call, in its colours, and the rules behind it. */
export const callCardScreens: readonly Screen[] = [
  call('call-card-red', '+7 495 000-11-01', /^(Компания в работе у другого|The company is somebody else’s)$/),
  call('call-card-yellow', '+7 960 000-26-08', /^(Это контакт|This is a contact)$/, 'incoming'),
  call('call-card-blue', '+7 900 000-42-10', /^(Только лид|Only a lead)$/, 'incoming'),
  call('call-card-grey', '+7 900 000-31-17', /^(Номера нет в CRM|The number is not in the CRM)$/, 'incoming'),
  {
    name: 'call-colours',
    open: async (page, world) => {
      await seedCallers(world)
      const app = await openSection(page, world, /^(Звонки|Calls)$/)
      await app.getByRole('tab', { name: /^(Цвет звонка|Colour of a call)$/ }).click()
      await app.getByRole('textbox', { name: /^(Номер|Number)$/ }).fill('8 495 000-11-01')
      await app.getByRole('button', { name: /^(Показать цвет|Show the colour)$/ }).click()
      await app
        .getByText(/Заречье-Щит/)
        .first()
        .waitFor()
      return app
    },
  },
]
