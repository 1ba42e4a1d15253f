import type { Blob } from './blob-store.ts'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string) =>
  text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, code?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (code !== undefined) return String.fromCodePoint(Number(code))
    return entities[name ?? ''] ?? whole
  })

const valueOf = (xml: string, tag: string): string | null => {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]
  return text === undefined ? null : unescaped(text)
}

/** Reads a page of ListObjectsV2. AWS docs: AmazonS3/latest/API/API_ListObjectsV2 */
export function readS3List(xml: string): { blobs: Blob[]; next: string | null } {
  const blobs = Array.from(xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g), ([, content = '']) => ({
    key: valueOf(content, 'Key') ?? '',
    sizeBytes: Number(valueOf(content, 'Size')),
    changedAt: new Date(valueOf(content, 'LastModified') ?? 0),
  }))
  return { blobs, next: valueOf(xml, 'IsTruncated') === 'true' ? valueOf(xml, 'NextContinuationToken') : null }
}
