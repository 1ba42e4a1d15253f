import type { CardPhoto } from '../rules/card.ts'
import type { Property } from './property.ts'

const longestBytes = 5 * 1024 ** 2
const signatures: [string, string][] = [
  ['ffd8ff', 'jpg'],
  ['89504e47', 'png'],
  ['47494638', 'gif'],
  ['52494646', 'webp'],
]

/** The picture inside a card; null for a link (nothing is fetched), for what is no picture by its bytes, and past 5 MB. */
export function readPhoto({ encoding, value }: Property): CardPhoto | null {
  const inline = /^data:image\/[\w.+-]+;base64,([^]*)$/i.exec(value.replaceAll('\\', ''))?.[1]
  if (encoding !== 'base64' && inline === undefined) return null
  const content = Buffer.from((inline ?? value).replaceAll(/\s/g, ''), 'base64')
  if (content.byteLength > longestBytes) return null
  const start = content.subarray(0, 4).toString('hex')
  const kind = signatures.find(([signature]) => start.startsWith(signature))?.[1]
  return kind ? { name: `photo.${kind}`, content } : null
}
