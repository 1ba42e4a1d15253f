import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { beforeAll, expect, it } from 'vitest'
import { centerApi } from './center-api.ts'
import { figure } from './figure.ts'
import { processMemory } from './import/process-memory.ts'
import { testNetwork } from './testing.ts'

const megabyte = 1_024 * 1_024
const megabytes = 200
const network = testNetwork({
  moreScopes: ['telephony', 'user'],
  env: { CENTER_PRIVATE_HOSTS: 'localhost', FILES_MAX_MB: String(megabytes + 1) },
})
const api = centerApi(network)
const { cc } = api
beforeAll(() => api.begin())

/** A recording that nobody holds as a whole: a megabyte at a time, each another. */
async function* recording(): AsyncGenerator<Buffer> {
  yield Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(28)])
  for (let at = 0; at < megabytes; at += 1) yield Buffer.alloc(megabyte, at)
}

async function hashOf(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of content) hash.update(piece)
  return hash.digest('hex')
}

const begin = (externalId: string) =>
  cc('POST', '/calls', {
    externalId,
    phone: '89050002101',
    direction: 'in',
    startedAt: '2026-11-22T09:00:00+03:00',
    responsibleId: 3,
    ending: { durationSeconds: 5_400 },
  })

const ways: Record<string, (externalId: string) => Promise<number>> = {
  async 'sent by the caller'(externalId) {
    const answer = await fetch(`${network.appUrl}/api/cc/v1/calls/${externalId}/record?name=talk.wav`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await api.newKey()}`, 'content-type': 'application/octet-stream' },
      body: Readable.toWeb(Readable.from(recording())) as ReadableStream,
      duplex: 'half',
    } as RequestInit)
    return answer.status
  },
  async 'fetched from its address'(externalId) {
    const server = createServer((_request, response) => void Readable.from(recording()).pipe(response))
    await once(server.listen(0, 'localhost'), 'listening')
    const url = `http://localhost:${(server.address() as AddressInfo).port}/talk.wav`
    const { status } = await cc('POST', `/calls/${externalId}/record`, { url })
    server.close()
    return status
  },
}

it.each(Object.keys(ways))(
  `a recording of ${megabytes} MB %s is the portal’s byte for byte, in memory nowhere as a whole`,
  { timeout: 300_000 },
  async (way) => {
    const externalId = `large ${way.length}`.replace(' ', '-')
    expect((await begin(externalId)).body).toMatchObject({ finished: true })
    const before = processMemory(network)
    expect(await ways[way]?.(externalId)).toBe(200)
    const { callStatistics, files, largeFiles } = network.portal.state
    const call = [...callStatistics.values()].find(({ externalCallId }) => externalCallId === `kc:${externalId}`)
    const kept = files.get(call?.recordFileId ?? 0)
    expect(kept?.size).toBe(megabytes * megabyte + 44)
    expect(await hashOf(createReadStream(largeFiles.pathOf(kept?.diskName ?? '')))).toBe(await hashOf(recording()))
    const { most } = processMemory(network)
    expect(most - before.now).toBeLessThan(megabytes / 2)
    figure(`memory of the product before a recording of ${megabytes} MB ${way}`, before.now, 'MB')
    figure(`most memory of the product after it`, most, 'MB')
  },
)
