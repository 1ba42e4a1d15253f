import type { App, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/**
 * May the person open the application and see its placements? An application without an ACCESS list is open to everyone;
 * an administrator's list is checked on every render. Codes: `U7` a person, `D3` a department, `DR3` a department with
 * those below it, `G1` administrators, `AU` everyone. Bitrix24 docs: api-reference/widgets/left-menu.
 */
export function mayUseApp(state: PortalState, app: App, user: User): boolean {
  const { access } = app
  if (access === undefined || access.length === 0 || user.admin) return true
  return access.some((code) => includes(state, code, user))
}

function includes(state: PortalState, code: string, user: User): boolean {
  if (code === 'AU' || code === 'UA') return user.active
  if (code === 'G1') return user.admin
  const [, kind = '', digits = ''] = /^(U|D|DR)(\d+)$/.exec(code) ?? []
  const id = Number(digits)
  if (kind === 'U') return id === user.id
  if (kind === 'D') return user.departments.includes(id)
  return kind === 'DR' && user.departments.some((one) => isUnder(state, one, id))
}

function isUnder(state: PortalState, department: number, ancestor: number): boolean {
  const seen = new Set<number>()
  for (let id: number | null | undefined = department; id && !seen.has(id); id = state.departments.get(id)?.parent) {
    if (id === ancestor) return true
    seen.add(id)
  }
  return false
}
