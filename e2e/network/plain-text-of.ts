/** Words of a sent letter: its plain part, which stands before the one with the layout. */
export function plainTextOf(raw: string): string {
  const [, body = ''] = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)(?:\r\n--|$)/i.exec(raw) ?? []
  return Buffer.from(/base64/i.test(raw) ? body : '', 'base64').toString('utf8') || body
}
