import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Blob, BlobStore } from './blob-store.ts'

/** Everything a store lists. */
export async function listOf(store: BlobStore, prefix: string): Promise<Blob[]> {
  const blobs = []
  for await (const blob of store.list(prefix)) blobs.push(blob)
  return blobs
}

/** A small S3 server for tests. It computes each signature itself and takes nothing that is not signed by its key. */
export interface S3Server {
  endpoint: string
  keys: { accessKeyId: string; secretAccessKey: string; region: string; bucket: string }
  objects: Map<string, { body: Buffer; changedAt: Date }>
  refused: string[]
  /** Answers that come next instead of the true ones. */
  faults: number[]
  stop(): Promise<void>
}

const keys = { accessKeyId: 'TESTKEY', secretAccessKey: 'test/secret+key', region: 'ru-1', bucket: 'poryadok' }
const pageSize = 3

export async function startS3(): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map()
  const [refused, faults] = [[] as string[], [] as number[]]
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request)
      const why = wrongSignature(request, body)
      if (why) refused.push(why)
      const fault = why ? 403 : faults.shift()
      if (fault === undefined) return answer(objects, request, body, response)
      response
        .writeHead(fault, fault === 307 ? { location: 'http://127.0.0.1:9/' } : {})
        .end('<Error><Code>Fault</Code></Error>')
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    keys,
    objects,
    refused,
    faults,
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  }
}

const sha = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** AWS docs: IAM/latest/UserGuide/create-signed-request, step by step; null when the signature is right. */
function wrongSignature({ method, url = '', headers }: IncomingMessage, body: Buffer): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    )
  if (!given) return 'no signature'
  const [, keyId = '', day = '', region = '', signed = '', signature = ''] = given
  const hash = String(headers['x-amz-content-sha256'])
  if (keyId !== keys.accessKeyId || region !== keys.region) return 'another key'
  if (method === 'PUT' && hash === 'UNSIGNED-PAYLOAD') return 'the content is not signed'
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha(body)) return 'the content differs from its hash'
  const { pathname, searchParams } = new URL(url, 'http://s3.example')
  const query = [...searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).toSorted()
  const path = pathname.split('/').map((part) => encoded(decodeURIComponent(part)))
  const canonicalHeaders = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, path.join('/'), query.join('&'), canonicalHeaders.join(''), signed, hash].join('\n')
  const at = String(headers['x-amz-date'])
  const toSign = ['AWS4-HMAC-SHA256', at, `${day}/${region}/s3/aws4_request`, sha(canonical)].join('\n')
  const key = ['s3', 'aws4_request'].reduce(mac, mac(mac(`AWS4${keys.secretAccessKey}`, day), region))
  const right = mac(key, toSign)
  const same = signature.length === 64 && timingSafeEqual(right, Buffer.from(signature, 'hex'))
  return same && signed.includes('host') ? null : 'a wrong signature'
}

function answer(
  objects: S3Server['objects'],
  { method, url = '' }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
) {
  const { pathname, searchParams } = new URL(url, 'http://s3.example')
  const [, bucket, ...rest] = decodeURIComponent(pathname).split('/')
  const key = rest.join('/')
  if (bucket !== keys.bucket) return response.writeHead(404).end()
  if (key === '') return response.writeHead(200).end(list(objects, searchParams))
  if (method === 'PUT') {
    objects.set(key, { body, changedAt: new Date() })
    return response.writeHead(200).end()
  }
  if (method === 'DELETE') {
    objects.delete(key)
    return response.writeHead(204).end()
  }
  const found = objects.get(key)
  return found
    ? response.writeHead(200).end(found.body)
    : response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function list(objects: S3Server['objects'], query: URLSearchParams): string {
  const [prefix, after] = [query.get('prefix') ?? '', query.get('continuation-token') ?? '']
  const all = [...objects]
    .filter(([key]) => key.startsWith(prefix) && key > after)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const contents = all
    .slice(0, pageSize)
    .map(
      ([key, { body, changedAt }]) =>
        `<Contents><Key>${escaped(key)}</Key><LastModified>${changedAt.toISOString()}</LastModified><Size>${body.length}</Size></Contents>`,
    )
  const more = all.length > pageSize
  const token = more ? `<NextContinuationToken>${escaped(all[pageSize - 1]?.[0] ?? '')}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${token}${contents.join('')}</ListBucketResult>`
}
