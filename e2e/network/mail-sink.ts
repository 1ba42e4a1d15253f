import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { simpleHeaders } from './simple-headers.ts'

/** A letter as the outside world got it. */
export interface SunkLetter {
  /** Envelope. */
  from: string
  to: string[]
  /** Byte for byte, one byte a character. */
  raw: string
  headers: Record<string, string>
}

/** A mail server of the outside world: takes every letter and keeps it. */
export interface MailSink {
  host: string
  port: number
  letters: SunkLetter[]
  /** False: the next letter is taken, and the line breaks before its sender hears of it. */
  answering: boolean
  /** Called at each thing that a sender says. */
  heard: () => void
  stop(): Promise<void>
}

export async function startMailSink(): Promise<MailSink> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => {})
    speak(socket, sink)
  })
  const sink: MailSink = {
    host: '127.0.0.1',
    port: 0,
    letters: [],
    answering: true,
    heard: () => {},
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
  await once(server.listen(0, sink.host), 'listening')
  sink.port = (server.address() as AddressInfo).port
  return sink
}

const addressIn = (line: string) => /<([^<>]*)>/.exec(line)?.[1] ?? ''

/** As much of SMTP (RFC 5321) as a sender needs. */
function speak(socket: Socket, sink: MailSink) {
  let envelope: { from: string; to: string[] } = { from: '', to: [] }
  let inData = false
  let waiting = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'MAIL') envelope = { from: addressIn(line), to: [] }
    if (verb === 'RCPT') envelope.to.push(addressIn(line).toLowerCase())
    if (verb === 'DATA') {
      inData = true
      return say('354 go on')
    }
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    return say('250 ok')
  }
  const take = (text: string) => {
    const raw = text.replaceAll(/^\./gm, '')
    sink.letters.push({ ...envelope, raw, headers: simpleHeaders(raw) })
    if (sink.answering) return say('250 taken')
    sink.answering = true
    return socket.destroy()
  }
  say('220 sink.example ESMTP')
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    waiting += chunk
    sink.heard()
    for (;;) {
      const end = waiting.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const text = waiting.slice(0, end)
      waiting = waiting.slice(end + (inData ? 5 : 2))
      if (inData) {
        inData = false
        take(text)
      } else command(text)
    }
  })
}
