import type { FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { answerCall, type AnswerDeps, type CallAnswer } from './answer-call.ts'
import { keepRecord } from './calls/keep-record.ts'
import { saveUploaded } from './calls/save-uploaded.ts'
import { saveVersion, versionAnswer } from './files/save-version.ts'
import { requireKey, type KeyGuardDeps } from './keys/require-key.ts'
import { callId, recordId, storable } from './operations/inputs.ts'
import { open, problems, queued } from './route-parts.ts'

type UploadDeps = AnswerDeps & KeyGuardDeps

const megabyte = 1024 * 1024
const tags = ['contact centre']

/** Files as they come: `application/octet-stream`. */
export function uploadRoutes(api: HttpServer, deps: UploadDeps): void {
  api.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  uploadRecord(api, deps)
  uploadFile(api, deps)
}

/**
 * The bytes of the request; none is a file of no bytes. Of a refused file the rest is never read: its connection can carry no other
 * request. Throws `input.invalid` for a body of another type.
 */
function streamOf({ body, headers }: FastifyRequest, reply: FastifyReply): AsyncIterable<Uint8Array> {
  if (!/octet-stream/.test(headers['content-type'] ?? ''))
    throw new AppError('input.invalid', { params: { detail: 'content-type' } })
  reply.header('connection', 'close')
  return body instanceof Readable ? body.iterator({ destroyOnReturn: false }) : Readable.from([])
}

const told = (reply: FastifyReply, done: CallAnswer, answer: object) =>
  reply.status(done.status).send(done.status === 202 ? done.body : answer)

function uploadRecord(api: HttpServer, deps: UploadDeps): void {
  api.put(
    '/calls/:externalId/record',
    {
      config: { ...open.config, slowBody: true },
      bodyLimit: 300 * megabyte,
      schema: {
        tags,
        summary: 'Запись звонка файлом',
        operationId: 'calls.upload',
        params: z.object({ externalId: callId }),
        querystring: z.object({ name: z.string().overwrite(storable).min(1).max(200).default('record.mp3') }),
        response: { 200: z.object({ kept: z.literal(true), callId: z.uuid() }), 202: queued, ...problems },
      },
      preValidation: requireKey(deps, 'calls'),
    },
    async (request, reply) => {
      const {
        caller,
        params,
        query: { name },
      } = request
      const content = streamOf(request, reply)
      const record = await keepRecord(deps.files, caller.tenant.id, name, content)
      const input = { params, query: {}, body: record }
      const done = await answerCall(deps, caller, {
        id: request.id,
        operation: saveUploaded,
        input,
        idempotencyKey: null,
        lang: langOf(request),
      })
      return told(reply, done, { kept: true, callId: done.callId }) as never
    },
  )
}

/** The portal takes a file of a timeline note inside the call, in base64. */
const largestFile = 20 * megabyte

function uploadFile(api: HttpServer, deps: UploadDeps): void {
  const text = (longest: number) => z.string().overwrite(storable).trim().max(longest).default('')
  api.put(
    '/deals/:id/files',
    {
      config: { ...open.config, slowBody: true },
      bodyLimit: largestFile,
      schema: {
        tags,
        summary: 'Файл обращения: новая версия под тем же именем',
        operationId: 'deals.file',
        params: z.object({ id: recordId }),
        querystring: z.object({
          name: z
            .string()
            .overwrite(storable)
            .trim()
            .min(1)
            .max(200)
            .meta({ examples: ['заявление.pdf'] }),
          operator: text(100).meta({ examples: ['1203'] }),
          reason: text(500).meta({ description: 'Почему файл заменён.', examples: ['Исправлена сумма'] }),
        }),
        response: { 200: versionAnswer, 202: queued, ...problems },
      },
      preValidation: requireKey(deps, 'write'),
    },
    async (request, reply) => {
      const { caller, params, query } = request
      const content = streamOf(request, reply)
      const portalId = caller.tenant.id
      const file = await deps.files.save({ portalId, purpose: 'center-file', name: query.name, content })
      const { id: fileId, name, sha256, sizeBytes } = file
      if (sizeBytes > largestFile) {
        await deps.files.drop(portalId, [fileId])
        throw new AppError('file.too-large', { params: { megabytes: largestFile / megabyte } })
      }
      const { operator, reason } = query
      const input = { params, query: {}, body: { fileId, name, sha256, sizeBytes, operator, reason } }
      const done = await answerCall(deps, caller, {
        id: request.id,
        operation: saveVersion,
        input,
        idempotencyKey: null,
        lang: langOf(request),
      })
      return told(reply, done, done.body as object) as never
    },
  )
}
