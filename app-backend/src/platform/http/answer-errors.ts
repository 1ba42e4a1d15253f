import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError } from '../errors/app-error.ts'
import { databaseFault } from '../db/database-fault.ts'
import { errorSentence, type Lang } from '../errors/error-sentence.ts'

/** Language of the answer: what the screen asks for, Russian otherwise. */
export const langOf = (request: FastifyRequest): Lang =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ru'

/** Any thrown thing as an AppError: known ones pass, the rest become a sentence that hides their inside. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.flatMap(({ instancePath, params }) => {
      const path = instancePath.slice(1).replaceAll('/', '.')
      // A name that is not known is told itself: its place alone would say no more than «body».
      const { keys = [''] } = params as { keys?: string[] }
      return keys.slice(0, 10).map((key) => [path, key.slice(0, 100)].filter(Boolean).join('.'))
    })
    return new AppError('input.invalid', {
      params: { detail: fields.filter(Boolean).join(', ') || 'body' },
      cause: error,
    })
  }
  if (databaseFault(error)) return new AppError('database.unavailable', { cause: error })
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) return new AppError('input.too-large', { cause: error })
  if (status !== undefined && status >= 400 && status < 500) {
    return new AppError('input.invalid', { params: { detail: `HTTP ${status}` }, cause: error })
  }
  return new AppError('internal', { cause: error })
}

/** One place where errors become answers: 4xx tell, 5xx hide, both carry the request's id. */
export function answerErrors(server: FastifyInstance) {
  server.setErrorHandler((thrown, request, reply) => {
    const error = toAppError(thrown)
    if (error.status >= 500)
      request.log.error({ err: error.cause ?? error, code: error.code, reqId: request.id }, 'request failed')
    else request.log.info({ code: error.code, reqId: request.id }, 'request refused')
    return reply.status(error.status).send({ error: errorSentence(error, langOf(request), request.id) })
  })
  server.setNotFoundHandler((request, reply) => {
    const error = new AppError('route.not-found')
    return reply.status(404).send({ error: errorSentence(error, langOf(request), request.id) })
  })
}
