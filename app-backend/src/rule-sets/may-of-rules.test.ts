import { expect, it } from 'vitest'
import type { Action, Tenant, Viewer } from '../portal/index.ts'
import { mayOfRules } from './may-of-rules.ts'

const viewer: Viewer = { portalId: 'p', userId: 6, name: 'Вера', isAdmin: false, accessToken: '' }
const people = ['Марина', 'Олег', 'Ирина', 'Павел'].map((name, at) => ({ id: at + 1, name }))

/** A viewer who holds these rights, in a portal where four people hold all of them. */
const may = (...held: Action[]) =>
  mayOfRules({
    permissions: {
      of: () => Promise.resolve({ roles: ['head'], actions: held }),
      whoMay: () => Promise.resolve(people),
    },
    tenantOf: (id) => Promise.resolve({ id } as Tenant),
  })(viewer)

it('who may do both is sent to nobody', async () => {
  expect(await may('rules.edit', 'rules.publish')).toEqual({ edit: true, publish: true, editors: [], publishers: [] })
})

it('who may not is sent to three people at most', async () => {
  expect(await may('rules.edit')).toEqual({
    edit: true,
    publish: false,
    editors: [],
    publishers: ['Марина', 'Олег', 'Ирина'],
  })
})
