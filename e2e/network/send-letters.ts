import { createTransport } from 'nodemailer'

export interface Envelope {
  from: string
  to: string
}

/** Sends a letter as it is, byte for byte, to an SMTP server; throws with the server's words when it refuses. */
export async function sendRaw(
  smtp: { host: string; port: number },
  envelope: Envelope,
  raw: string | Buffer,
): Promise<void> {
  const transport = createTransport({ ...smtp, secure: false, ignoreTLS: true })
  try {
    await transport.sendMail({ envelope, raw })
  } finally {
    transport.close()
  }
}
