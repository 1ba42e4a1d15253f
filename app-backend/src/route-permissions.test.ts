import { expect, it } from 'vitest'
import { listAllRoutes } from './api-description.ts'
import { actionNames } from './portal/index.ts'

const routes = await listAllRoutes()

it.each(routes.map((route) => [`${route.method} ${route.url}`, route] as const))(
  '%s asks for a right, or says what proves its caller',
  (_, { permission, open }) => {
    expect(permission === null ? open : permission).toEqual(expect.any(String))
    expect(permission === null || open === null).toBe(true)
    expect([null, ...actionNames]).toContain(permission)
  },
)

it('leaves open what proves its caller by itself, and nothing else', () => {
  const open = routes
    .filter((route) => route.open !== null && !route.url.startsWith('/api/cc/v1/'))
    .map((route) => `${route.method} ${route.url}`)
  expect(open.sort()).toEqual([
    'GET /health/live',
    'GET /health/ready',
    'GET /metrics',
    'HEAD /events',
    'HEAD /health/live',
    'HEAD /health/ready',
    'HEAD /install',
    'HEAD /metrics',
    'HEAD /p/:view',
    'POST /api/session',
    'POST /events',
    'POST /install',
    'POST /p/:view',
    'POST /p/own-call-card',
    'POST /placement-gone/:portalId',
    'POST /robots',
  ])
})

it('asks a key of the contact centre for everything of its API but the descriptions', () => {
  const api = routes.filter((route) => route.url.startsWith('/api/cc/v1/'))
  const described = ['client.ts', 'docs', 'openapi.json', 'postman.json'].map((name) => `GET /api/cc/v1/${name}`)
  const keyless = api.filter((route) => route.open !== 'a key of the contact centre')
  expect(keyless.map((route) => `${route.method} ${route.url}`).sort()).toEqual(described.sort())
  expect(api.length).toBeGreaterThan(25)
})

it('knows every route under /api', () => {
  expect(routes.filter((route) => route.url.startsWith('/api/')).length).toBeGreaterThan(20)
})
