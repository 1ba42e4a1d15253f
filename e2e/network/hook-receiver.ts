import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface ReceivedHook {
  id: string
  type: string
  data: { record: string; [name: string]: unknown }
  /** The signature fits the secret, the body and the time that came with it. */
  signed: boolean
}

/** An outside program that is told what happens in the portal. */
export async function startHookReceiver() {
  const received: ReceivedHook[] = []
  const answers: number[] = []
  let secret = ''
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request)
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const own = createHmac('sha256', key)
      .update(`${String(id)}.${String(at)}.${body}`)
      .digest('base64')
    const { type, data } = JSON.parse(body) as Pick<ReceivedHook, 'type' | 'data'>
    received.push({ id: String(id), type, data, signed: signature === `v1,${own}` })
    response.writeHead(answers.shift() ?? 204).end()
  }
  const server = createServer((request, response) => void take(request, response))
  await once(server.listen(0, 'localhost'), 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/hook`,
    received,
    /** How the next messages are answered; those after them with 204. */
    answerWith: (...statuses: number[]) => void answers.push(...statuses),
    knows: (word: string) => void (secret = word),
    stop: () => new Promise((done) => server.close(done)),
  }
}
