import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A mail server of tests: takes every letter and keeps it as it came. */
export interface SmtpSink {
  port: number
  /** Raw messages in order of arrival. */
  letters: string[]
  stop(): Promise<void>
}

/** Starts on a free port of the loopback. */
export async function anSmtpSink(): Promise<SmtpSink> {
  const letters: string[] = []
  const server = createServer((socket) => converse(socket, letters))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, letters, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The least of RFC 5321 that a client needs: greeting, envelope, DATA up to a lone dot. */
function converse(socket: Socket, letters: string[]): void {
  let waiting = ''
  let inData = false
  socket.write('220 sink.example ESMTP\r\n')
  socket.on('data', (chunk) => {
    waiting += chunk.toString('latin1')
    for (let end = waiting.indexOf(inData ? '\r\n.\r\n' : '\r\n'); end >= 0;) {
      const text = waiting.slice(0, end)
      waiting = waiting.slice(end + (inData ? 5 : 2))
      if (inData) letters.push(text)
      const starts = !inData && /^data$/i.test(text)
      socket.write(starts ? '354 go on\r\n' : /^quit$/i.test(text) ? '221 bye\r\n' : '250 ok\r\n')
      inData = starts
      end = waiting.indexOf(inData ? '\r\n.\r\n' : '\r\n')
    }
  })
}
