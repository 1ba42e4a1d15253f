import { readFileSync, statSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/**
 * Serves one folder's files (no subfolders). A TypeScript module is sent without its types, so the browser runs the
 * very file that is type-checked; its imports keep their `.ts` names.
 */
export function serveFolder(server: FastifyInstance, prefix: string, folder: URL): void {
  const cache = new Map<string, { changedMs: number; text: string }>()
  server.get<{ Params: { file: string } }>(`${prefix}/:file`, (request, reply) => {
    const { file } = request.params
    const extension = /^[\w-]+\.(css|ts|svg)$/.exec(file)?.[1]
    const path = extension === undefined ? '' : fileURLToPath(new URL(file, folder))
    const changedMs = path === '' ? undefined : statSync(path, { throwIfNoEntry: false })?.mtimeMs
    if (extension === undefined || changedMs === undefined) return reply.code(404).type('text/plain').send('Not found')
    const known = cache.get(file)
    const text = known?.changedMs === changedMs ? known.text : readAsSent(path, extension)
    cache.set(file, { changedMs, text })
    return reply
      .header('cache-control', 'no-cache')
      .type(TYPES[extension] ?? 'text/plain')
      .send(text)
  })
}

function readAsSent(path: string, extension: string): string {
  const source = readFileSync(path, 'utf8')
  return extension === 'ts' ? stripTypeScriptTypes(source) : source
}
