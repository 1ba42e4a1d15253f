import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import type { BatchItem, Command, PortalClient } from '../client/portal-client.ts'
import { faultError } from '../client/fault-error.ts'
import type { Viewer } from './viewer.ts'

const appInfo = z.object({ CODE: z.string() })
const profile = z.object({
  ID: z.coerce.number().int().positive(),
  ADMIN: z.boolean().default(false),
  NAME: z.string().nullish(),
  LAST_NAME: z.string().nullish(),
})

export interface ProofDeps {
  portal: PortalClient
  /** CODE of our app in `app.info`: the client id of a local app, `partner.app` of a marketplace one. */
  appCode: string
}

/**
 * Proves who opened a page: the access token is asked for its owner and its app at the *stored* address of the portal, or at
 * the one that the authorisation server has just vouched for.
 * Commands of the screen ride in the same request and see the user's id as `$result[me][ID]`.
 * Throws `session.refused` for a token of another portal, of another app, or an old one.
 * Bitrix24 docs: settings/cloud-and-on-premise/security-recommendations
 */
export async function proveViewer<Key extends string>(
  { portal, appCode }: ProofDeps,
  at: { id: string; endpoint?: string },
  accessToken: string,
  commands: Record<Key, Command>,
): Promise<{ viewer: Viewer; items: Record<Key, BatchItem> }> {
  const endpoint = at.endpoint === undefined ? {} : { endpoint: at.endpoint }
  const actor = { kind: 'viewer', portalId: at.id, userId: 0, accessToken, ...endpoint } as const
  const proof = { info: { method: 'app.info' }, me: { method: 'profile' } }
  const items = await portal.batch(
    actor,
    { ...proof, ...commands },
    {
      kind: 'read',
      patienceMs: 10_000,
      unproven: true,
    },
  )
  const { info, me } = items
  if (!info.ok) throw faultError(info.fault, { kind: 'read' })
  if (!me.ok) throw faultError(me.fault, { kind: 'read' })
  const app = appInfo.safeParse(info.result)
  const person = profile.safeParse(me.result)
  if (!app.success || app.data.CODE !== appCode || !person.success) throw new AppError('session.refused')
  const { ID, ADMIN, NAME, LAST_NAME } = person.data
  const name = [NAME, LAST_NAME].filter(Boolean).join(' ') || `№ ${ID}`
  return { viewer: { portalId: at.id, userId: ID, name, isAdmin: ADMIN, accessToken }, items }
}
