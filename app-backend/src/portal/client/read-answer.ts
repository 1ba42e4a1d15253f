import { portalFault, type PortalFault } from '../rules/portal-fault.ts'
import type { TransportAnswer } from './transport.ts'

/** Meaning of an answer: the envelope of success, or a fault. */
export function readAnswer({
  status,
  body,
  location,
}: TransportAnswer): { envelope: Record<string, unknown> } | { fault: PortalFault } {
  if (status >= 300 && status < 400 && location) return { fault: { code: 'renamed', detail: location, portalCode: '' } }
  if (body instanceof Object && 'error' in body) return { fault: whenBroken(status, portalFault(body)) }
  if (body instanceof Object && 'result' in body) return { envelope: body as unknown as Record<string, unknown> }
  return { fault: { code: 'portal.outcome-unknown', detail: `HTTP ${status}`, portalCode: '' } }
}

/** A 5xx with a code that the table does not know says that the portal broke off, not that it refused. */
const whenBroken = (status: number, fault: PortalFault): PortalFault =>
  status >= 500 && fault.code === 'portal.refused' ? { ...fault, code: 'portal.outcome-unknown' } : fault
