import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openImap } from './open-imap.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server that answers each command by `answers`, and keeps what it was told. */
async function aServer(capability: string, answers: Record<string, (tag: string, socket: Socket) => void>) {
  const told: string[] = []
  const server = createServer((socket) => {
    closing.push(() => socket.destroy())
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) {
        told.push(line)
        const [tag = '', command = ''] = line.split(' ')
        const answer = answers[command.toUpperCase()]
        if (answer) answer(tag, socket)
        else if (command.toUpperCase() === 'CAPABILITY')
          socket.write(`* CAPABILITY ${capability}\r\n${tag} OK done\r\n`)
        else socket.write(`${tag} OK done\r\n`)
      }
    })
    socket.write(`* OK [CAPABILITY ${capability}] ready\r\n`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closing.push(() => void server.close())
  return { port: (server.address() as AddressInfo).port, told }
}

const open = (port: number) =>
  openImap(
    { account: { host: '127.0.0.1', port, security: 'starttls', login: 'support' }, password: 'secret-42' },
    { privateHosts: ['127.0.0.1'], largest: 1024 },
  )

describe('STARTTLS', () => {
  it.each<[string, string, Record<string, (tag: string, socket: Socket) => void>, string]>([
    ['that the server does not offer', 'IMAP4rev1', {}, 'no-encryption'],
    [
      'that the server refuses',
      'IMAP4rev1 STARTTLS',
      { STARTTLS: (tag, socket) => socket.write(`${tag} NO not now\r\n`) },
      'no-encryption',
    ],
    [
      'after which the server speaks openly',
      'IMAP4rev1 STARTTLS',
      { STARTTLS: (tag, socket) => socket.write(`${tag} OK go on\r\n* OK [ALERT] sign in\r\n`) },
      'no-encryption',
    ],
    [
      'after which the server goes away',
      'IMAP4rev1 STARTTLS',
      { STARTTLS: (tag, socket) => socket.end(`${tag} OK go on\r\n`) },
      'no-encryption',
    ],
  ])('%s is told, and the password does not go out', async (_, capability, answers, fault) => {
    const { port, told } = await aServer(capability, answers)
    await expect(open(port)).rejects.toMatchObject({ fault })
    expect(told.join('\n')).not.toMatch(/secret-42|LOGIN|AUTHENTICATE/i)
  })
})
