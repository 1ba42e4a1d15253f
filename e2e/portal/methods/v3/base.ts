import { batchThree } from '../../wire/v3/batch-three.ts'
import type { CallThree, MethodThree } from '../../wire/v3/call-three.ts'
import { openApiThree } from './open-api.ts'
import { METHODS_THREE } from './registry.ts'

const PAGE = 'api-reference/rest-v3'

/** What every caller has. */
export const baseThree: readonly MethodThree[] = [
  { name: 'batch', scope: '', status: 'supported', page: PAGE, handler: batchThree },
  { name: 'rest.documentation.openapi', scope: '', status: 'supported', page: PAGE, handler: () => openApiThree() },
  { name: 'documentation', scope: '', status: 'supported', page: PAGE, handler: () => openApiThree() },
  { name: 'rest.scope.list', scope: '', status: 'supported', page: PAGE, handler: scopes },
  {
    name: 'profile',
    scope: '',
    status: 'partial',
    missing: 'a page of its own: the fields of the old version, written as the vendor’s client reads them',
    page: 'api-reference/common/users/profile',
    handler: profile,
  },
]

/** Method -> scope, by module. */
function scopes(): Record<string, Record<string, string>> {
  const modules: Record<string, Record<string, string>> = {}
  for (const { name, scope } of METHODS_THREE) {
    const module = scope === '' ? 'rest' : scope
    modules[module] = { ...modules[module], [name]: scope }
  }
  return modules
}

function profile({ caller: { user } }: CallThree): { profile: Record<string, unknown> } {
  const { id, admin, name, lastName, gender } = user
  return { profile: { id, admin, name, lastName, gender, timeZone: '' } }
}
