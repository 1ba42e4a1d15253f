import { AppError } from '../../platform/errors/app-error.ts'
import type { PortalFault } from '../rules/portal-fault.ts'

/** A fault as the error that callers see. */
export function faultError(fault: PortalFault, options: { kind: 'read' | 'write' }): AppError {
  const params = { detail: fault.detail, portalCode: fault.portalCode, seconds: fault.seconds ?? 2 }
  if (fault.code === 'token-expired') return new AppError('session.refused', { params })
  if (fault.code === 'renamed') return new AppError('portal.unavailable', { params })
  if (fault.code === 'portal.outcome-unknown' && options.kind === 'read')
    return new AppError('portal.unavailable', { params })
  return new AppError(fault.code, { params })
}
