import type { FastifyRequest } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { refusal } from './rest-error.ts'

/**
 * What stops a request before anyone looks who calls: a closed portal, a block by support, a plan without REST, http
 * where https is demanded, the counter of requests by source. Bitrix24 docs: _includes/system-errors, settings/performance/limits.
 */
export function checkGate({ settings, limits }: PortalState, request: FastifyRequest): void {
  if (settings.closed) throw refusal.portalClosed()
  if (settings.overloaded) throw refusal.overload()
  if (!settings.commercialPlan) throw refusal.commercialOnly()
  if (settings.httpsRequired && request.protocol !== 'https') throw refusal.httpsRequired()
  if (settings.limits && !limits.bucket.admit(request.ip)) throw refusal.tooMany()
}
