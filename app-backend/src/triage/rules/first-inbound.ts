/** A message of an open line's session, as the portal gives it. */
export interface LineMessage {
  id: number
  /** 0: the line itself. */
  senderId: number
  text: string
}

/** What the client wrote first: greetings of the line and what its people write are left out; empty when there is nothing. */
export function firstInbound(messages: readonly LineMessage[], clients: ReadonlySet<number>): string {
  const theirs = messages.filter(({ senderId, text }) => clients.has(senderId) && text.trim() !== '')
  return theirs.toSorted((a, b) => a.id - b.id)[0]?.text.trim() ?? ''
}
