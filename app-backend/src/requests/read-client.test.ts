import { expect, it } from 'vitest'
import { AppError } from '../platform/errors/app-error.ts'
import { readClient } from './read-client.ts'
import { aPortalClient, aTenant, aViewer } from './testing.ts'

const company = (id: number) => ({ items: [{ id, title: 'ООО «Заречье-Щит»' }] })
const element = (companyId: number | null) => ({ item: { id: 1, name: 'Елена', lastName: 'Воронцова', companyId } })

const read = (kind: 'contact' | 'company', found: object, listed: () => object) => {
  const { portal, asked } = aPortalClient({ 'crm.item.get': () => found, 'crm.item.list': listed })
  return readClient(portal, aViewer(aTenant()), { kind, id: 1 }).then((names) => ({ ...names, asked }))
}

it.each([
  [
    'a contact stands with their company',
    'contact',
    element(5),
    { contact: 'Елена Воронцова', company: 'ООО «Заречье-Щит»' },
  ],
  [
    'a company of nobody, which the portal told for a reference to nothing, is not theirs',
    'contact',
    element(null),
    { contact: 'Елена Воронцова', company: null },
  ],
  ['a company stands alone', 'company', {}, { contact: null, company: 'ООО «Заречье-Щит»' }],
] as const)('%s', async (_, kind, found, names) => {
  expect(await read(kind, found, () => company(kind === 'company' ? 1 : 5))).toEqual({ ...names, asked: ['batch'] })
})

it('a company hidden from the viewer is left out, the contact stays', async () => {
  const hidden = () => {
    throw new AppError('portal.no-rights')
  }
  expect(await read('contact', element(5), hidden)).toMatchObject({ contact: 'Елена Воронцова', company: null })
})
