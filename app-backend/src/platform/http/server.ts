import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { parse } from 'qs'
import type { Logger } from '../log/logger.ts'
import { answerErrors } from './answer-errors.ts'
import { limitRequestTime } from './request-time.ts'
import { listRoutes } from './route-list.ts'

export type HttpServer = FastifyInstance<Server, IncomingMessage, ServerResponse, Logger, ZodTypeProvider>

/** Form bodies come in PHP brackets (`data[FIELDS][ID]=1`): shallow, few keys, no prototype keys. */
const parseForm = (text: string) =>
  parse(text, {
    depth: 6,
    parameterLimit: 2_000,
    arrayLimit: 100,
    plainObjects: true,
    allowPrototypes: false,
  }) as Record<string, unknown>

/** An empty server with what every route shares: parsing, validation by zod, security headers, errors in words, OpenAPI. */
export async function createHttpServer(
  log: Logger,
  { requestMs = 60_000, trustedProxies = [] as readonly string[] } = {},
): Promise<HttpServer> {
  const server = Fastify({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    requestTimeout: 0,
    // Whose word on the caller's address is believed; nobody's unless the operator lists them.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  limitRequestTime(server as unknown as FastifyInstance, requestMs)
  listRoutes(server as unknown as FastifyInstance)
  answerErrors(server as unknown as FastifyInstance)
  await server.register(formbody, { parser: parseForm })
  await server.register(helmet, {
    // Our pages live in the portal's frame: who may frame them is said per page by frame-ancestors.
    frameguard: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Порядок', version: '0.1.0' } },
    transform: jsonSchemaTransform,
  })
  return server
}
