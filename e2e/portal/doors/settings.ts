import type { FastifyInstance } from 'fastify'
import { PROFILES } from '../profile.ts'
import type { PortalSettings } from '../store/settings.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asList, asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

const SWITCHES = [
  'limits',
  'checkRequiredUserFields',
  'commercialPlan',
  'overloaded',
  'closed',
  'httpsRequired',
] as const

/** What the vendor, the tariff and the administrator decide: profile, features of the tariff, token lifetimes, blocks. */
export function registerSettingDoors(app: FastifyInstance, state: PortalState): void {
  const { settings } = state
  app.get('/settings', async () => settings)
  app.put('/settings', async (request) => {
    change(settings, asMap(request.body))
    return settings
  })
}

function change(settings: PortalSettings, body: Record<string, unknown>): void {
  const profile = PROFILES.find((one) => one === body.profile)
  if (body.profile !== undefined && !profile) throw new RestError('', `profile is one of ${PROFILES.join(', ')}`)
  if (profile) settings.profile = profile
  for (const name of SWITCHES) {
    const value = body[name]
    if (typeof value === 'boolean') settings[name] = value
  }
  for (const name of ['accessTtlSeconds', 'refreshGraceSeconds'] as const) {
    const value = body[name]
    if (typeof value === 'number' && value >= 0) settings[name] = value
  }
  const { oauthErrorStatus, confirmedMethods, smtp } = body
  if (oauthErrorStatus === 200 || oauthErrorStatus === 400 || oauthErrorStatus === 401)
    settings.oauthErrorStatus = oauthErrorStatus
  if (confirmedMethods !== undefined) settings.confirmedMethods = asList(confirmedMethods).map(asText)
  for (const [code, on] of Object.entries(asMap(body.features)))
    if (typeof on === 'boolean') settings.features = { ...settings.features, [code]: on }
  if (smtp === null) settings.smtp = null
  else if (smtp !== undefined) settings.smtp = { host: asText(asMap(smtp).host), port: asInt(asMap(smtp).port) }
}
