import { AppError } from '../../platform/errors/app-error.ts'
import type { Actor } from '../tenant.ts'
import { createAccess, type AccessDeps } from './access.ts'
import type { Quota } from './quota-store.ts'
import { NoAnswer, type FileTransport } from './transport.ts'

export interface DownloadDeps extends AccessDeps {
  transport: FileTransport
  quota: Pick<Quota, 'take'>
}

/** Fetches a file of the portal. */
export type DownloadFile = (actor: Actor, url: string) => Promise<Uint8Array>

const patienceMs = 60_000

/**
 * Fetches files from addresses that the portal gave; such an address carries a token, so it must be the portal's own. Throws
 * `portal.refused`, `portal.unavailable`. Bitrix24 docs: api-reference/disk/file/disk-file-get (DOWNLOAD_URL)
 */
export function createDownload(deps: DownloadDeps): DownloadFile {
  const access = createAccess(deps)
  return async (actor, url) => {
    const { endpoint } = await access.of(actor)
    if (new URL(url).origin !== new URL(endpoint).origin) throw refused('another address')
    await deps.quota.take(actor.portalId, ['download'], patienceMs, actor.kind === 'portal' ? 'background' : 'person')
    try {
      const { status, bytes } = await deps.transport.get(url)
      if (status !== 200) throw refused(String(status))
      return bytes
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      throw new AppError('portal.unavailable', { cause: error })
    }
  }
}

const refused = (detail: string) => new AppError('portal.refused', { params: { detail: `download: ${detail}` } })
