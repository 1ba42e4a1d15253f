import type { FastifyReply } from 'fastify'
import type { Files } from './create-files.ts'
import { downloadHeaders } from './rules/download-headers.ts'

/** Answers with a stored file as a download, as it is read. */
export function giveFile(reply: FastifyReply, { file, content }: Awaited<ReturnType<Files['read']>>): FastifyReply {
  const headers = { ...downloadHeaders(file.name, file.contentType), 'content-length': String(file.sizeBytes) }
  return reply.headers(headers).send(content)
}
