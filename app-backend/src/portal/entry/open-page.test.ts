import { expect, it } from 'vitest'
import type { Tenant } from '../tenant.ts'
import { openPage, type OpenDeps } from './open-page.ts'

const tenant = { id: 'p1', memberId: 'm1', origin: 'https://p1.example', state: 'active' } as Tenant
const form = { member_id: 'm1', AUTH_ID: 'token' }

const deps = (isAdmin: boolean) =>
  ({
    appCode: 'app',
    tenants: { byMember: async () => tenant, byId: async () => tenant, hasToken: async () => true },
    portal: {
      batch: async () => ({
        info: { ok: true, result: { CODE: 'app' } },
        me: { ok: true, result: { ID: '5', ADMIN: isAdmin, NAME: 'Дарья' } },
      }),
    },
    sessions: { issue: async () => ({ token: 't', expiresAt: new Date(0) }) },
    requireView: async () => undefined,
  }) as unknown as OpenDeps

it('opens the page of all parts for an administrator', async () => {
  const { session } = await openPage(deps(true), 'gallery', form)
  expect(session?.user).toEqual({ id: 5, name: 'Дарья', isAdmin: true })
})

it('keeps the page of all parts from everybody else', async () => {
  await expect(openPage(deps(false), 'gallery', form)).rejects.toMatchObject({ code: 'portal.admin-only' })
  expect((await openPage(deps(false), 'main', form)).session?.user.isAdmin).toBe(false)
})

it('opens the page of all parts for nobody without a proof of who looks', async () => {
  await expect(openPage(deps(true), 'gallery', { member_id: 'm1' })).rejects.toMatchObject({ code: 'session.missing' })
  expect((await openPage(deps(true), 'main', { member_id: 'm1' })).session).toBeNull()
})
