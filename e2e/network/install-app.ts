import type { PortalState } from '../portal/index.ts'
import { finishInstallation } from '../portal/frame/finish-installation.ts'

export interface InstallInput {
  appUrl: string
  clientId: string
  /** CRM type that plays the request. */
  entityTypeId: number
  mailbox: string
}

/** Opens a page as the portal does for a person and returns what it carries at start. */
export async function openPage(
  state: PortalState,
  page: string,
  clientId: string,
  userId: number,
  options: Record<string, unknown> = {},
  placement = 'DEFAULT',
) {
  const app = state.apps.get(clientId)
  if (!app) throw new Error(`no app ${clientId}`)
  const token = state.tokens.mint(clientId, userId)
  const { host } = new URL(state.url)
  const body = new URLSearchParams({
    AUTH_ID: token.accessToken,
    AUTH_EXPIRES: '3600',
    REFRESH_ID: token.refreshToken,
    SERVER_ENDPOINT: `${state.oauthUrl}/rest/`,
    APPLICATION_TOKEN: app.applicationToken,
    APPLICATION_SCOPE: app.scopes.join(','),
    member_id: state.memberId,
    status: 'L',
    PLACEMENT: placement,
    PLACEMENT_OPTIONS: JSON.stringify(options),
  })
  const query = new URLSearchParams({ DOMAIN: host, PROTOCOL: '0', LANG: 'ru', APP_SID: 'f'.repeat(32) })
  const answer = await fetch(`${page}?${query}`, { method: 'POST', body })
  const html = await answer.text()
  const json = /<script type="application\/json" id="boot"[^>]*>(.*?)<\/script>/s.exec(html)?.[1]
  if (!json) throw new Error(`no start data in ${page}: ${answer.status} ${html.slice(0, 300)}`)
  return { status: answer.status, headers: answer.headers, html, boot: JSON.parse(json) as Boot }
}

/** What of the start data the network reads. */
interface Boot {
  session: { token: string } | null
  error: { code: string; message: string } | null
  page: { rows: { id: number; title: string; letterCount: number }[]; counts: Record<string, number> } | null
}

/** Calls the app's API as a screen does; throws with the answer when it refuses. */
export async function callApi(
  appUrl: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${appUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': 'ru',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text === '' ? null : JSON.parse(text)
}

/** What an administrator does by hand in the wizard, through the same pages and routes. */
export async function installApp(
  state: PortalState,
  { appUrl, clientId, entityTypeId, mailbox }: InstallInput,
): Promise<void> {
  const admin = [...state.users.values()].find((user) => user.admin)
  const app = state.apps.get(clientId)
  if (!admin || !app) throw new Error('no administrator or no app')
  const { boot } = await openPage(state, `${appUrl}/install`, clientId, admin.id)
  if (!boot.session) throw new Error(`not installed: ${boot.error?.message}`)
  const setup = (await callApi(appUrl, boot.session.token, 'POST', '/api/setup', { entityTypeId })) as {
    ready: boolean
    steps: unknown
  }
  if (!setup.ready) throw new Error(`set-up not complete: ${JSON.stringify(setup.steps)}`)
  const { mailboxes } = (await callApi(appUrl, boot.session.token, 'GET', '/api/mailboxes')) as {
    mailboxes: { address: string }[]
  }
  if (!mailboxes.some((one) => one.address === mailbox))
    await callApi(appUrl, boot.session.token, 'POST', '/api/mailboxes', { address: mailbox })
  finishInstallation(state, app, admin)
}
