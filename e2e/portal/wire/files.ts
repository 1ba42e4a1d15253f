import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayReadFile } from '../rights/files.ts'
import { fileBody } from '../store/files.ts'
import type { PortalState } from '../store/state.ts'
import { byToken } from './authenticate.ts'
import type { AnsweredFile } from './call.ts'
import { asInt, asMap, asText } from './params.ts'
import { RestError, refusal } from './rest-error.ts'

/** A file as the body of an answer. */
export function sendFile(reply: FastifyReply, { name, type, content }: AnsweredFile): FastifyReply {
  const disposition = `attachment; filename*=utf-8''${encodeURIComponent(name)}`
  return reply.type(type).header('content-disposition', disposition).send(content)
}

/** Addresses behind DOWNLOAD_URL and urlMachine: the file itself, by the token in the address. */
export function registerFileDownloads(app: FastifyInstance, state: PortalState): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const query = asMap(request.query)
    const id = asInt(query.fileId) || asInt(asText(query.token).split('|')[1])
    try {
      const { user } = byToken(state, query, request.headers.authorization)
      const file = state.files.get(id)
      if (!file) throw refusal.notFoundOld()
      if (!mayReadFile(state, user, id)) throw refusal.accessDenied()
      return sendFile(reply, { ...file, content: fileBody(state, file) })
    } catch (error) {
      if (error instanceof RestError) return reply.status(error.status).send(error.body())
      throw error
    }
  }
  app.get('/rest/download.json', answer)
  app.get('/rest/download', answer)
  app.get('/rest/crm.controller.item.getFile', answer)
}
