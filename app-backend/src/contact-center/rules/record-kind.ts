/** What a recording is by its first bytes; null for anything else: the portal takes mp3 and wav alone. */
export function recordKind(head: Uint8Array): 'mp3' | 'wav' | null {
  const text = (from: number, to: number) => String.fromCodePoint(...head.slice(from, to))
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav'
  if (text(0, 3) === 'ID3') return 'mp3'
  const [first = 0, second = 0] = head
  return first === 0xff && (second & 0xe0) === 0xe0 ? 'mp3' : null
}
