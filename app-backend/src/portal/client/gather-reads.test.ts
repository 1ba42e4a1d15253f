import { expect, it } from 'vitest'
import { AppError } from '../../platform/errors/app-error.ts'
import { createGatheredReads } from './gather-reads.ts'
import type { BatchItem, Command, PortalClient } from './portal-client.ts'

/** A portal that answers a command with its own number; number 13 it refuses. */
function aPortal(broken?: Error) {
  const requests: string[] = []
  const answer = ({ params }: Command): BatchItem =>
    params?.['n'] === 13
      ? { ok: false, fault: { code: 'portal.refused', detail: 'no', portalCode: 'ACCESS_DENIED' } }
      : { ok: true, result: params?.['n'] }
  const client: Pick<PortalClient, 'call' | 'batch'> = {
    async call(actor, method, params) {
      requests.push(`${actor.portalId} ${method}`)
      const item = answer({ method, params })
      if (!item.ok) throw new AppError('portal.refused')
      return item
    },
    async batch(actor, commands) {
      requests.push(`${actor.portalId} batch of ${Object.keys(commands).length}`)
      if (broken) throw broken
      const list = Object.entries<Command>(commands)
      return Object.fromEntries(list.map(([key, command]) => [key, answer(command)])) as never
    },
  }
  const reads = createGatheredReads(client as PortalClient)
  const read = (n: number, portalId = 'p') => reads.read(portalId, { method: 'crm.item.get', params: { n } })
  return { requests, read }
}

it('sixty reads of a moment are two requests, each with its own answer', async () => {
  const { requests, read } = aPortal()
  const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => read(at + 100)))
  expect(answers.map(({ result }) => result)).toEqual(Array.from({ length: 60 }, (_, at) => at + 100))
  expect(requests).toEqual(['p batch of 50', 'p batch of 10'])
})

it('a read that comes alone goes alone, and later ones do not wait for it', async () => {
  const { requests, read } = aPortal()
  await read(1)
  await read(2)
  expect(requests).toEqual(['p crm.item.get', 'p crm.item.get'])
})

it('portals never share a request', async () => {
  const { requests, read } = aPortal()
  await Promise.all([read(1, 'a'), read(2, 'b'), read(3, 'a')])
  expect(requests.toSorted()).toEqual(['a batch of 2', 'b crm.item.get'])
})

it('a read that is refused fails alone', async () => {
  const { read } = aPortal()
  const [good, bad] = await Promise.allSettled([read(1), read(13)])
  expect(good).toMatchObject({ status: 'fulfilled', value: { result: 1 } })
  expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'portal.refused' } })
})

it('a request that fails fails for everyone in it', async () => {
  const { read } = aPortal(new AppError('portal.unavailable'))
  const ends = await Promise.allSettled([read(1), read(2)])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
