import { expect, it } from 'vitest'
import { createApiDescription } from './api-description.ts'

interface Operation {
  responses: Record<string, unknown>
}

it('describes every route with its refusals in words', async () => {
  const { paths } = (await createApiDescription()) as { paths: Record<string, Record<string, Operation>> }
  const api = Object.entries(paths).filter(([path]) => path.startsWith('/api/'))
  expect(api.map(([path]) => path)).toEqual(
    expect.arrayContaining([
      '/api/requests',
      '/api/requests/{id}',
      '/api/session',
      '/api/setup',
      '/api/mailboxes',
      '/api/letters',
    ]),
  )
  for (const [path, operations] of api) {
    for (const [method, operation] of Object.entries(operations)) {
      expect(Object.keys(operation.responses), `${method} ${path}`).toEqual(expect.arrayContaining(['200', '401']))
    }
  }
})
