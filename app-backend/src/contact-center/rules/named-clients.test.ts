import { expect, it } from 'vitest'
import { namedClients } from './named-clients.ts'

it('each client is named once, wherever the values point at it; nobody is no client', () => {
  const values = [{ companyId: 6, contactIds: [9, 10] }, { companyIds: ['6', 7], contactId: 9 }, { companyId: 0 }]
  expect(namedClients(values)).toEqual({ contacts: [9, 10], companies: [6, 7] })
})
