import { z } from 'zod'
import { errorAnswer } from '../platform/contract.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { robotPath } from './declaration.ts'
import { receiveCall, type ReceiveDeps } from './receive-call.ts'

/** Where the portal's automation calls our robots. */
export function robotRoutes(server: HttpServer, deps: ReceiveDeps): void {
  server.post(
    robotPath,
    {
      config: { open: 'the application token in the body proves the portal' },
      schema: {
        tags: ['events'],
        response: { 200: z.object({ stored: z.literal(true) }), 403: errorAnswer, 503: errorAnswer },
      },
    },
    async (request) => {
      await receiveCall(deps, request.body)
      return { stored: true as const }
    },
  )
}
