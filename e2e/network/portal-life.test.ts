import { expect, it } from 'vitest'
import { finishInstallation } from '../portal/frame/finish-installation.ts'
import { updateApp } from '../portal/apps/update-app.ts'
import { callApi, installApp, openPage } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { advance, countingRequests, jobsDone, quiet, testNetwork } from './testing.ts'

const network = testNetwork()
const day = 24 * 3_600_000

interface Settings {
  slices: { name: string; revision: number; enabled: boolean; values: Record<string, unknown> }[]
}
const ourApp = () => {
  const app = network.portal.state.apps.get(network.clientId)
  if (!app) throw new Error('no app')
  return app
}
const hooks = () => [
  ...[...network.portal.state.placements.values()].map((one) => `${one.placement} ${new URL(one.handler).pathname}`),
  ...[...network.portal.state.eventHandlers.values()].map((one) => `${one.event}${one.offline ? ' offline' : ''}`),
]
const api = async (method: string, path: string, body?: unknown) =>
  callApi(network.appUrl, await signIn(network), method, path, body)
const requests = async () =>
  ((await api('GET', '/api/settings')) as Settings).slices.find((one) => one.name === 'requests')

it('the whole doctor costs one REST request', async () => {
  const token = await signIn(network)
  // The portal's word that the app was installed has it looked at too.
  await quiet(network)
  await jobsDone(network)
  const { result, requests: made } = await countingRequests(
    network,
    () => callApi(network.appUrl, token, 'GET', '/api/setup'),
    { housekeeping: true },
  )
  expect(result).toMatchObject({ ready: true })
  // Sweeps may look at records meanwhile; the doctor's questions are the ones about hooks.
  const asked = network.portal.state.journal.read().filter((one) => one.inBatch && one.method === 'event.get')
  const mine = made.filter((one) => asked.some(({ httpId }) => httpId === one.httpId))
  expect(mine).toHaveLength(1)
  const inner = network.portal.state.journal.read().filter((one) => one.inBatch && one.httpId === mine[0]?.httpId)
  expect(inner.map((one) => one.method)).toEqual(expect.arrayContaining(['scope', 'app.info', 'placement.get']))
})

it('a slice that is switched off leaves the portal and says so; switched on it is back', async () => {
  const before = hooks().toSorted()
  const { revision, values } = (await requests()) ?? { revision: 0, values: {} }
  await api('PUT', '/api/settings/requests', { revision, enabled: false, values })
  await until(
    async () => hooks(),
    (bound) => !bound.includes('CRM_CONTACT_DETAIL_TAB /p/contact-requests'),
  )
  expect(hooks()).toContain('ONAPPUPDATE')
  const page = `${network.appUrl}/p/contact-requests`
  const opened = await openPage(network.portal.state, page, network.clientId, 2, { ID: '1' }, 'CRM_CONTACT_DETAIL_TAB')
  expect(opened.boot.error?.code).toBe('slice.off')
  await api('PUT', '/api/settings/requests', { revision: revision + 1, enabled: true, values })
  await until(
    async () => hooks().toSorted(),
    (bound) => bound.length === before.length,
  )
  expect(hooks().toSorted()).toEqual(before)
})

it('an update keeps the data, and its word puts the hooks right', async () => {
  const { state } = network.portal
  const app = ourApp()
  for (const one of state.placements.values())
    if (one.placement === 'CRM_CONTACT_DETAIL_TAB') state.placements.delete(one.id)
  updateApp(state, app, 1)
  await until(
    async () => hooks(),
    (bound) => bound.includes('CRM_CONTACT_DETAIL_TAB /p/contact-requests') && bound.includes('ONAPPINSTALL'),
  )
  const { steps } = (await api('GET', '/api/setup')) as { steps: { id: string; detail: { code: string } }[] }
  expect(steps.find((step) => step.id === 'app')?.detail.code).toBe('app.not-finished')
  const admin = state.users.get(1)
  if (!admin) throw new Error('no administrator')
  await installApp(state, {
    appUrl: network.appUrl,
    clientId: app.clientId,
    entityTypeId: 1,
    mailbox: supportAddress,
  })
  finishInstallation(state, app, admin)
  // The portal's own word of the end of the installation takes the notice away.
  const life = () => api('GET', '/api/life') as Promise<{ notices: unknown[] }>
  expect((await until(life, ({ notices }) => notices.length === 0)).notices).toEqual([])
})

it('a portal where nothing happens keeps a working key past 180 days', async () => {
  for (let month = 0; month < 7; month += 1) {
    await advance(network, 30 * day)
    await jobsDone(network)
  }
  const { ready } = (await api('GET', '/api/setup')) as { ready: boolean }
  expect(ready).toBe(true)
}, 60_000)
