import { expect, it } from 'vitest'
import { uninstallApp } from '../portal/apps/uninstall-app.ts'
import { callApi, installApp, openPage } from './install-app.ts'
import { letterOutcomes, until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { countingRequests, settled, testNetwork } from './testing.ts'

const network = testNetwork()

const setUp = async (entityTypeId: number) =>
  (await callApi(network.appUrl, await signIn(network), 'POST', '/api/setup', { entityTypeId })) as {
    ready: boolean
    steps: { id: string; state: string }[]
  }

it('makes nothing twice when it runs again', async () => {
  const token = await signIn(network)
  const { result, requests } = await countingRequests(
    network,
    () => callApi(network.appUrl, token, 'POST', '/api/setup', { entityTypeId: 1 }),
    { housekeeping: true },
  )
  expect(result).toMatchObject({ ready: true })
  const inner = network.portal.state.journal.read().filter((call) => requests.some((one) => one.httpId === call.httpId))
  expect(inner.filter((call) => /\.(add|bind)$/.test(call.method))).toEqual([])
})

it('changes over to a smart process and creates its fields there', async () => {
  expect((await setUp(1030)).ready).toBe(true)
  await send(network.smtp, aLetter({ subject: 'В смарт-процесс' }))
  const [letter] = await settled(network, 1)
  expect(letter?.request?.path).toBe(`/crm/type/1030/details/${letter?.request?.id}/`)
  expect((await setUp(1)).ready).toBe(true)
})

it('is refused to a person who is no administrator', async () => {
  const token = await signIn(network, 2)
  await expect(callApi(network.appUrl, token, 'POST', '/api/setup', { entityTypeId: 1 })).rejects.toThrow(
    /portal\.admin-only/,
  )
  const { status, boot } = await openPage(network.portal.state, `${network.appUrl}/install`, network.clientId, 2)
  expect([status, boot.error?.code]).toEqual([403, 'portal.admin-only'])
})

it('says which rights were not granted, and binds nothing', async () => {
  const app = network.portal.state.apps.get(network.clientId)
  if (!app) throw new Error('no app')
  const scopes = app.scopes
  app.scopes = scopes.filter((scope) => scope !== 'disk')
  const answer = await setUp(1)
  app.scopes = scopes
  expect(answer.ready).toBe(false)
  expect(answer.steps.find((step) => step.id === 'scopes')?.state).toBe('problem')
})

it('wipes the portal’s data when the app is uninstalled, and installs again on the same portal', async () => {
  const app = network.portal.state.apps.get(network.clientId)
  if (!app) throw new Error('no app')
  const token = await signIn(network)
  expect((await letterOutcomes(network.appUrl, token)).letters.length).toBeGreaterThan(0)
  uninstallApp(network.portal.state, app, { userId: 1 })
  const answer = await until(
    () =>
      fetch(`${network.appUrl}/api/letters`, { headers: { authorization: `Bearer ${token}` } }).then(
        (reply) => reply.status,
      ),
    (status) => status === 404,
  )
  expect(answer).toBe(404)

  network.portal.state.apps.set(app.clientId, { ...app, active: true, installed: false })
  await installApp(network.portal.state, {
    appUrl: network.appUrl,
    clientId: app.clientId,
    entityTypeId: 1,
    mailbox: supportAddress,
  })
  expect((await letterOutcomes(network.appUrl, await signIn(network))).letters).toEqual([])
})
