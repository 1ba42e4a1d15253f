import { AwsClient } from 'aws4fetch'
import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import { BlobMissing, type BlobStore } from './blob-store.ts'
import { readS3List } from './s3-list.ts'

export interface S3Settings {
  /** `https://storage.example`; buckets are named in the path, which every server of this kind understands. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Goes before every key, e.g. `poryadok/`. */
  prefix?: string
}

/** Longest wait for the first byte of an answer, ms: a put of the largest file counts too. */
const patienceMs = 120_000
const retries = 3

/**
 * Files in an S3-compatible store: signature version 4, path style, single put. The address comes from the operator's settings,
 * never from a portal; a redirect is refused.
 */
export function createS3Store({ endpoint, bucket, region, prefix = '', ...keys }: S3Settings): BlobStore {
  const client = new AwsClient({ ...keys, region, service: 's3', retries })
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}`

  async function ask(path: string, init: RequestInit, fine: readonly number[]): Promise<Response> {
    const response = await client.fetch(base + path, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (fine.includes(response.status)) return response
    const words = (await response.text()).slice(0, 500)
    throw new Error(
      `file store: ${init.method ?? 'GET'} answered ${response.status}: ${/<Code>(\w+)/.exec(words)?.[1] ?? ''}`,
    )
  }
  const at = (key: string) => `/${prefix}${key}`

  return {
    async put(key, path, { sha256 }) {
      const body = await openAsBlob(path)
      await ask(at(key), { method: 'PUT', body, headers: { 'x-amz-content-sha256': sha256 } }, [200])
    },
    async read(key) {
      const response = await ask(at(key), {}, [200, 404])
      if (response.status === 404 || !response.body) {
        await response.body?.cancel()
        throw new BlobMissing(key)
      }
      return Readable.fromWeb(response.body)
    },
    async delete(key) {
      await ask(at(key), { method: 'DELETE' }, [204, 200, 404])
    },
    async *list(under) {
      let token: string | null = null
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: prefix + under })
        if (token !== null) query.set('continuation-token', token)
        const page = readS3List(await (await ask(`?${query.toString()}`, {}, [200])).text())
        for (const blob of page.blobs) yield { ...blob, key: blob.key.slice(prefix.length) }
        token = page.next
      } while (token !== null)
    },
  }
}
