import type { Answer, Call, MethodSpec } from '../wire/call.ts'

/** A method of the timeline and its activities; `page` is under api-reference/crm/timeline. */
export function timelineMethod(
  name: string,
  page: string,
  handler: (call: Call) => Answer | Promise<Answer>,
  needs: { admin?: true; appContext?: true } = {},
): MethodSpec {
  return { name, scope: 'crm', status: 'supported', page: `api-reference/crm/timeline/${page}`, ...needs, handler }
}
