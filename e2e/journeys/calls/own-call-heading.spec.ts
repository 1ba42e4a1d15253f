import { callApi } from '../../network/install-app.ts'
import { signIn as session } from '../../network/sign-in.ts'
import type { Network } from '../../network/start-network.ts'
import { expect, test } from '../journey.ts'
import { press } from '../lab-page.ts'

test.use({ moreScopes: ['telephony'] })

const [administrator, seller, caller] = [1, 7, 5]
const worker = 'PAGE_BACKGROUND_WORKER'

/** A company of the seller's that somebody works with. */
async function takeCompany(network: Network, token: string): Promise<void> {
  const api = (method: string, path: string, body?: object) =>
    callApi(network.appUrl, token, method, `/api/company-status/${path}`, body)
  const status = { key: null, note: '', archived: false }
  await api('PUT', 'statuses', {
    revision: 0,
    statuses: [
      { ...status, name: 'В ожидании', tone: 'amber', isDefault: true, isProtected: false },
      { ...status, name: 'В работе', tone: 'red', isDefault: false, isProtected: true },
    ],
  })
  const item = network.portal.state.items.of(4).get(1)
  if (item) item.assignedById = seller
  const known = (await api('GET', 'companies/1')) as { status: string | null; statuses: Record<string, unknown>[] }
  const to = known.statuses.find(({ isProtected }) => isProtected)?.['key']
  const key = '44444444-4444-4444-8444-444444444444'
  await api('POST', 'companies/1', { key, from: known.status, to, comment: '' })
}

test('the card of a call that the contact centre shows says by heading and status whose client it is', async ({
  page,
  network,
  signIn,
}) => {
  const { appUrl, portal } = network
  const token = await session(network, administrator)
  await takeCompany(network, token)
  const wanted = { client: 'kc', name: 'КЦ', scopes: ['read', 'write', 'calls'], perMinute: 600 }
  const { secret } = (await callApi(appUrl, token, 'POST', '/api/contact-center/keys', wanted)) as { secret: string }
  const ring = async (externalId: string, phone: string, more: object = {}): Promise<void> => {
    const answer = await fetch(`${appUrl}/api/cc/v1/calls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        externalId,
        phone,
        direction: 'out',
        startedAt: '2026-11-23T10:15:00+03:00',
        responsibleId: caller,
        ...more,
      }),
    })
    expect(answer.status).toBe(200)
  }
  const bound = () => [...portal.state.placements.values()].filter(({ placement }) => placement === worker)
  expect(bound()).toEqual([])

  const settings = { revision: 0, enabled: true, values: { tell: 'nobody', ownCards: true } }
  await callApi(appUrl, token, 'PUT', '/api/settings/call-card', settings)
  await expect.poll(bound, { timeout: 20_000 }).toHaveLength(1)

  await signIn(caller)
  await page.goto(`${portal.url}/crm/contact/list/`)
  await page.frameLocator('[data-worker] iframe').locator('html[data-state=listening]').waitFor({ state: 'attached' })
  const card = page.locator('.call-card')
  await ring('without-card', '+7 495 000-11-01')
  await ring('red', '+7 495 000-11-01', { showCard: true })
  await expect(card.getByRole('heading', { name: /^🔴 Компания в работе у другого · .*Заречье/ })).toBeVisible()
  await expect(card).toContainText('Глеб Рябинин')
  await expect(card).toHaveCount(1)
  await press(page, page.getByRole('button', { name: 'Закрыть карточку звонка' }))
  await ring('grey', '+7 900 000-31-17', { showCard: true })
  await expect(card.getByRole('heading', { name: 'Номера нет в CRM' })).toBeVisible()
})
