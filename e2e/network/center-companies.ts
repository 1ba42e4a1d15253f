import { describe, expect, it } from 'vitest'
import { addItem } from '../portal/entities/save.ts'
import type { CenterApi } from './center-api.ts'
import type { TestNetwork } from './testing.ts'

const dealType = 2

/** Companies with their deals and requisites, and what a sandbox key leaves alone. */
export function centerCompanies(network: TestNetwork, { cc, newKey }: CenterApi): void {
  describe('companies that are found or made', () => {
    it('come each with its own deals, however many the busiest has', async () => {
      const made = async (title: string) => Number((await cc('POST', '/companies', { title })).body['id'])
      const [busy, quiet] = [await made('Пятый меридиан Восток'), await made('Пятый меридиан Запад')]
      await cc('POST', '/deals', { title: 'Единственная', companyId: quiet })
      for (let at = 0; at < 55; at += 1)
        addItem(network.portal.state, dealType, { title: `Сделка ${at}`, companyId: busy }, { userId: 1 })
      const { body } = await cc('GET', `/companies?name=${encodeURIComponent('Пятый меридиан')}`)
      const companies = body['companies'] as unknown as { id: number; deals: unknown[] }[]
      expect(companies.find(({ id }) => id === quiet)?.deals).toMatchObject([{ title: 'Единственная' }])
      expect(companies.find(({ id }) => id === busy)?.deals).toHaveLength(50)
    })

    it('whose requisites the portal refuses are made, and the answer says what is missing', async () => {
      const { faults } = network.portal.state
      faults.add([
        {
          match: { method: 'crm.requisite.add', times: 2 },
          kind: 'refuse',
          error: 'ERROR_CORE',
          description: 'ИНН занят',
          status: 400,
        },
      ])
      const told = await cc('POST', '/companies', { title: 'Без реквизитов', inn: '7728168971' })
      faults.clear()
      expect(told).toMatchObject({ status: 200, body: { created: true, warnings: [{ field: 'inn' }] } })
      const again = await cc('POST', '/companies/upsert', { title: 'Без реквизитов', inn: '7728168971' })
      expect(again.body).toMatchObject({ id: told.body['id'], created: false, changed: ['inn'] })
    })

    it('whose requisites were refused once have them in the end', async () => {
      const { faults } = network.portal.state
      faults.add([
        {
          match: { method: 'crm.requisite.add', times: 1 },
          kind: 'refuse',
          error: 'ERROR_CORE',
          description: 'ИНН занят',
          status: 400,
        },
      ])
      const told = await cc('POST', '/companies', { title: 'С реквизитами', inn: '7710140679' })
      faults.clear()
      expect(told.body['warnings']).toBeUndefined()
      const { body } = await cc('GET', '/companies?inn=7710140679')
      expect(body['companies']).toMatchObject([{ id: told.body['id'], requisites: [{ inn: '7710140679' }] }])
    })
  })

  describe('a key beside another of its client', () => {
    it('of the sandbox has calls and repeated keys of its own beside the live key of its client', async () => {
      const sandbox = await newKey({ sandbox: true })
      const call = {
        externalId: 'tried-1',
        phone: '89050002101',
        direction: 'in',
        operator: '1203',
        startedAt: '2026-11-22T11:15:00+03:00',
        ending: { durationSeconds: 5 },
      }
      expect((await cc('POST', '/calls', call, {}, sandbox)).body).toMatchObject({ finished: true })
      expect((await cc('POST', '/calls', call)).body).toMatchObject({ finished: true, activityId: expect.any(Number) })
      const statistics = [...network.portal.state.callStatistics.values()]
      expect(statistics.filter(({ externalCallId }) => externalCallId === 'kc:tried-1')).toHaveLength(1)
      const once = { 'idempotency-key': 'tried' }
      expect((await cc('POST', '/deals', { title: 'Сначала проба' }, once, sandbox)).body).toMatchObject({ id: 0 })
      const { headers, body } = await cc('POST', '/deals', { title: 'Сначала проба' }, once)
      expect(headers.get('idempotency-replayed')).toBeNull()
      expect(Number(body['id'])).toBeGreaterThan(0)
    })
  })
}
