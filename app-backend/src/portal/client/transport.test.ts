import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { createTransport, NoAnswer, patienceOf, type Transport } from './transport.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

/** A portal on loopback; `seen` counts what reached it. */
async function aServer(answer: RequestListener) {
  const seen = { connections: 0, requests: 0 }
  const server = createServer((request, response) => {
    seen.requests += 1
    answer(request, response)
  })
  server.on('connection', () => (seen.connections += 1))
  const port = await listening(server)
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return { host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/rest/m`, port, seen }
}

function aTransport(...privateHosts: string[]): Transport {
  const transport = createTransport(privateHosts)
  closing.push(() => transport.stop())
  return transport
}

/** How a post that has no answer ended; fails when it had one. */
async function silence(transport: Transport, url: string): Promise<NoAnswer> {
  const error: unknown = await transport.post(url, { json: {} }).catch((thrown: unknown) => thrown)
  if (!(error instanceof NoAnswer)) throw new Error('the post did not end without an answer', { cause: error })
  return error
}

it('a request has the portal’s minute, a file that is streamed the time of its way too', () => {
  const type = 'audio/wav'
  expect(patienceOf({ json: {} })).toBe(65_000)
  expect(patienceOf({ stream: async function* () {}, length: 200_000_000, type })).toBe(265_000)
})

describe('an answer', () => {
  it('comes with its status and its parsed body, and the portal reads what was sent', async () => {
    const server = await aServer((request, response) => {
      const { method, headers } = request
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      request.on('end', () =>
        response.writeHead(400).end(JSON.stringify({ method, type: headers['content-type'], body })),
      )
    })
    const transport = aTransport(server.host)
    expect(await transport.post(server.url, { json: { имя: 1 } })).toEqual({
      status: 400,
      body: { method: 'POST', type: 'application/json', body: '{"имя":1}' },
      location: null,
    })
    const form = await transport.post(server.url, { form: new URLSearchParams({ a: 'б' }) })
    expect(form.body).toMatchObject({ type: 'application/x-www-form-urlencoded', body: 'a=%D0%B1' })
    const bytes = await transport.post(server.url, { bytes: Buffer.from('сырые'), type: 'text/x-raw' })
    expect(bytes.body).toMatchObject({ type: 'text/x-raw', body: 'сырые' })
  })

  it('that is a page of a proxy has no body', async () => {
    const server = await aServer((_, response) => response.writeHead(502).end('<h1>502 Bad Gateway</h1>'))
    expect(await aTransport(server.host).post(server.url, { json: {} })).toEqual({
      status: 502,
      body: undefined,
      location: null,
    })
  })

  it.each([301, 302, 307, 308])(
    'that is a redirect (%i) is told and not followed, even to a listed host',
    async (status) => {
      const target = await aServer((_, response) => response.end('{}'))
      const server = await aServer((_, response) => response.writeHead(status, { location: target.url }).end())
      const answer = await aTransport(server.host, target.host).post(server.url, { json: {} })
      expect(answer).toMatchObject({ status, location: target.url })
      expect(target.seen.connections).toBe(0)
    },
  )
})

describe('no answer', () => {
  it('may have been sent when the portal hangs up on the request', async () => {
    const server = await aServer((request) => request.socket.destroy())
    expect((await silence(aTransport(server.host), server.url)).sent).toBe(true)
    expect(server.seen.requests).toBe(1)
  })

  it('may have been sent when the answer breaks off in the middle', async () => {
    const server = await aServer((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"result":', () => request.socket.destroy())
    })
    expect((await silence(aTransport(server.host), server.url)).sent).toBe(true)
  })

  it('may have been sent when the answer is past 20 MB, of which the rest is not read', async () => {
    const mb = Buffer.alloc(1024 * 1024, ' ')
    const total = 200
    let written = 0
    const server = await aServer((_, response) => {
      const more = () => {
        if (response.destroyed) return
        written += 1
        response.write(mb, () => (written < total ? more() : response.end()))
      }
      more()
    })
    expect((await silence(aTransport(server.host), server.url)).sent).toBe(true)
    expect(written).toBeLessThan(total)
  })

  it('was never sent when nobody listens', async () => {
    const server = createTcpServer()
    const port = await listening(server)
    await new Promise((done) => server.close(done))
    expect((await silence(aTransport('127.0.0.1'), `http://127.0.0.1:${port}/`)).sent).toBe(false)
  })
})

describe('an address inside', () => {
  const refused = { code: 'portal.private-address' }

  it.each([
    'localhost',
    '127.0.0.1',
    '127.0.0.1.',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '①②⑦.0.0.1',
    '%31%32%37.0.0.1',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:7f00:0001]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('is refused as %s, and no connection is made', async (host) => {
    const server = await aServer((_, response) => response.end('{}'))
    const url = `https://${host}:${server.port}/rest/`
    await expect(aTransport().post(url, { json: {} })).rejects.toMatchObject(refused)
    expect(server.seen.connections).toBe(0)
  })

  it.each(['10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '[fd00::1]', '[fe80::1]'])(
    'is refused as %s',
    async (host) => {
      await expect(aTransport().post(`https://${host}/rest/`, { json: {} })).rejects.toMatchObject(refused)
    },
  )

  it('is refused on another port than the listed one', async () => {
    const server = await aServer((_, response) => response.end('{}'))
    const transport = aTransport('127.0.0.1:1', 'localhost:1')
    for (const host of ['127.0.0.1', 'localhost'])
      await expect(transport.post(`https://${host}:${server.port}/`, { json: {} })).rejects.toMatchObject(refused)
    expect(server.seen.connections).toBe(0)
  })

  it('is refused without TLS whoever it is, unless it is listed', async () => {
    await expect(aTransport().post('http://93.184.216.34/rest/', { json: {} })).rejects.toMatchObject(refused)
  })

  it('stays refused after a listed host was called', async () => {
    const server = await aServer((_, response) => response.end('{}'))
    const transport = aTransport(server.host)
    await transport.post(server.url, { json: {} })
    const { connections } = server.seen
    await expect(transport.post(`https://localhost:${server.port}/`, { json: {} })).rejects.toMatchObject(refused)
    expect(server.seen.connections).toBe(connections)
  })
})
