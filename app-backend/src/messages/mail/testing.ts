import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail server; `reply` may refuse a recipient or the letter. */
export async function startMailServer(reply: { recipient?: number; letter?: number; password?: string } = {}) {
  const taken: ParsedMail[] = []
  const refusal = (responseCode: number) => Object.assign(new Error('played refusal'), { responseCode })
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ password }, _, done) => (password === reply.password ? done(null, { user: 'ok' }) : done(refusal(535))),
    onRcptTo: (_, __, done) => done(reply.recipient ? refusal(reply.recipient) : null),
    onData(stream, _, done) {
      simpleParser(stream, (error, mail) => {
        if (error || reply.letter) return done(refusal(reply.letter ?? 451))
        taken.push(mail)
        return done(null)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    taken,
    reply,
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
