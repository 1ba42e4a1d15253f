import type { Answer, Call, MethodSpec } from '../../wire/call.ts'

/** A method of crm.requisite.* and its neighbours with the vendor's page under crm/requisites. */
export function oldMethod(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name, scope: 'crm', status: 'supported', page: `api-reference/crm/requisites/${page}`, handler }
}
