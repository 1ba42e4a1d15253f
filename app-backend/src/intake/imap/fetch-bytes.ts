import type { ImapFlow } from 'imapflow'
import type { ServerLetter } from './cursor-store.ts'

export const sequence = (letters: readonly ServerLetter[]): string => letters.map(({ uid }) => uid).join(',')

/** The letters, or their headers alone, byte for byte, by UID; one that somebody deleted meanwhile is left out. */
export async function bytesOf(
  client: ImapFlow,
  letters: readonly ServerLetter[],
  part: 'source' | 'headers',
): Promise<Map<bigint, Buffer>> {
  const bytes = new Map<bigint, Buffer>()
  for await (const one of client.fetch(sequence(letters), { uid: true, [part]: true }, { uid: true })) {
    const raw = one[part]
    if (raw) bytes.set(BigInt(one.uid), raw)
  }
  return bytes
}
