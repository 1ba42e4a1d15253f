import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AppError } from '../platform/errors/app-error.ts'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { Tenant } from '../portal/index.ts'
import { cardPageRoute } from './card-page.ts'

const tenant = { id: 'portal', state: 'active', origin: 'https://portal.example' } as Tenant
let folder: string
let server: HttpServer
let chosen: { ownCards: boolean }
let on: boolean

beforeEach(async () => {
  ;[chosen, on] = [{ ownCards: true }, true]
  folder = await mkdtemp(join(tmpdir(), 'own-card-'))
  await writeFile(join(folder, 'own-call-card.html'), '<html lang="__LANG__"><!--boot--><script nonce="__NONCE__">')
  server = await createHttpServer(createLogger('silent'))
  cardPageRoute(server, {
    frontendDir: folder,
    byMember: async (memberId) => (memberId === 'known' ? tenant : null),
    requireSlice: async () => {
      if (!on) throw new AppError('slice.off', { params: { title: '', titleEn: '' } })
    },
    settings: async () => ({ tell: 'nobody', ...chosen }),
  })
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const open = (form: Record<string, string> = { member_id: 'known', AUTH_ID: 'key' }, lang = 'ru') =>
  server.inject({
    method: 'POST',
    url: `/p/own-call-card?LANG=${lang}&DOMAIN=portal.example`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })

it('stands in its portal alone, carries words and nobody’s name or key', async () => {
  const answer = await open()
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-security-policy']).toContain('frame-ancestors https://portal.example')
  expect(answer.body).toContain('Ищем номер…')
  expect(answer.body).not.toContain('__NONCE__')
  expect(answer.body).not.toMatch(/key|portal\.example/)
  expect((await open(undefined, 'en')).body).toContain('Looking for the number…')
})

it.each([
  ['of a portal that nobody knows', { member_id: 'other' }],
  ['without a portal', {}],
])('a page %s is refused', async (_, form) => expect((await open(form)).statusCode).toBe(404))

it('a page of a portal where the setting or the slice is off is refused', async () => {
  chosen.ownCards = false
  expect((await open()).statusCode).toBe(409)
  ;[chosen.ownCards, on] = [true, false]
  expect((await open()).statusCode).toBe(409)
})
