import type { OwnPermissions } from '@poryadok/app-backend/people/contract'
import { useServices } from '../../lib/services.ts'
import { useOwnRights } from '../home/use-own-rights.ts'

/** Whether the viewer may do something; administrators may do everything here. */
export function useMay(): (right: OwnPermissions['actions'][number]) => boolean {
  const { user } = useServices()
  const employee = user()?.isAdmin === false
  const rights = useOwnRights(employee)
  return (right) => !employee || rights.includes(right)
}
