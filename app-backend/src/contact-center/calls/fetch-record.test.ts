import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insideHosts, insideUrls } from '../../wall/inside-addresses.ts'
import { createOutsideClient } from '../../platform/net/outside-client.ts'
import { createFetchRecord } from './fetch-record.ts'

let connections = 0
const inside = createServer((request, response) => {
  connections += 1
  if (request.url === '/moved') return response.writeHead(302, { location: '/record.mp3' }).end()
  return response.end('ID3')
})
const strict = createOutsideClient([])
let listed: ReturnType<typeof createOutsideClient>
let port = 0

beforeAll(async () => {
  await once(inside.listen(0, '127.0.0.1'), 'listening')
  port = (inside.address() as AddressInfo).port
  listed = createOutsideClient([`127.0.0.1:${port}`])
})
afterAll(async () => {
  await Promise.all([strict.stop(), listed.stop()])
  await new Promise((done) => inside.close(done))
})

describe('an address of a recording', () => {
  it.each([
    ...insideHosts.map((host) => `https://${host}:{port}/a.mp3`),
    ...insideUrls,
    'http://example.com/a.mp3',
    'file:///etc/passwd',
    'x',
  ])('«%s» is not called', async (template) => {
    const address = template.replace('{port}', String(port))
    await expect(createFetchRecord(strict)(address)).rejects.toMatchObject({
      code: expect.stringMatching(/^center\.record-/),
    })
    expect(connections).toBe(0)
  })

  it('of a listed host is fetched, and a redirect is not followed', async () => {
    const content = await createFetchRecord(listed)(`http://127.0.0.1:${port}/record.mp3`)
    expect((await buffer(content as never)).toString()).toBe('ID3')
    await expect(createFetchRecord(listed)(`http://127.0.0.1:${port}/moved`)).rejects.toMatchObject({
      code: 'center.record-away',
    })
    expect(connections).toBe(2)
  })
})
