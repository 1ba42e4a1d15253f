/**
 * Who of the client's conversation got a performer's letter as well: a copy crosses from one conversation into the other without
 * us. Addresses in lower case. @param ours intake addresses, and those of the task's own thread
 */
export function reachedBesides(recipients: string, clientSide: readonly string[], ours: readonly string[]): string[] {
  const named = new Set(recipients.toLowerCase().match(/[^\s@<>"(),;:]+@[^\s@<>"(),;:]+/gu))
  return clientSide.filter((address) => named.has(address) && !ours.includes(address))
}
