import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Words } from '../kernel/words.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { HttpServer } from '../platform/http/server.ts'
import {
  contentSecurityPolicy,
  fillPage,
  langOfPortal,
  openingForm,
  openingQuery,
  type Tenant,
} from '../portal/index.ts'
import type { CardDeps } from './card-deps.ts'
import type { CardPage } from './contract.ts'
import { callCardSlice, cardPagePath } from './declaration.ts'

export interface CardPageDeps extends Pick<CardDeps, 'settings'> {
  /** Folder of the built screens. */
  frontendDir: string
  byMember(memberId: string): Promise<Tenant | null>
  /** Throws `slice.off` or `slice.blocked`. */
  requireSlice(portalId: string): Promise<void>
}

const off = { title: callCardSlice.title.ru, titleEn: callCardSlice.title.en }
const searching: Words = { ru: 'Ищем номер…', en: 'Looking for the number…' }
const failed: Words = {
  ru: 'Не удалось проверить номер. Это не значит, что клиент свободен.',
  en: 'The number could not be checked. That does not mean the client is free.',
}

/**
 * The hidden page that every page of the portal loads: it waits for the card of a call that the app has registered. So it asks
 * nobody who looks, and the portal nothing at all: its script does once such a card has come.
 * Bitrix24 docs: api-reference/widgets/universal/background-worker
 */
export function cardPageRoute(server: HttpServer, deps: CardPageDeps): void {
  let html: Promise<string> | undefined
  const page = (): Promise<string> => {
    html ??= readFile(join(deps.frontendDir, 'own-call-card.html'), 'utf8')
    html.catch(() => (html = undefined))
    return html
  }
  server.post(
    cardPagePath,
    {
      schema: { tags: ['pages'], body: openingForm.nullish(), querystring: openingQuery },
      config: { open: 'the page says nothing of anybody; its script proves the viewer before it asks' },
    },
    async ({ body, query: { LANG } }, reply) => {
      const tenant = body?.member_id ? await deps.byMember(body.member_id) : null
      if (tenant?.state !== 'active') throw new AppError('portal.unknown')
      await deps.requireSlice(tenant.id)
      if (!(await deps.settings(tenant.id)).ownCards) throw new AppError('slice.off', { params: off })
      const lang = langOfPortal(LANG)
      const nonce = randomBytes(16).toString('base64url')
      const boot: CardPage = { lang, searching: searching[lang], failed: failed[lang] }
      return reply
        .headers({
          'content-security-policy': contentSecurityPolicy(nonce, tenant.origin),
          'cache-control': 'no-store',
        })
        .type('text/html; charset=utf-8')
        .send(fillPage(await page(), { boot, lang, nonce }))
    },
  )
}
