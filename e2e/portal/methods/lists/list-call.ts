import type { UniversalList } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt, asText } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

export const listsMethod = (name: string, page: string, handler: (call: Call) => Answer): MethodSpec => ({
  name: `lists.${name}`,
  scope: 'lists',
  status: 'supported',
  page: `api-reference/lists/${page}`,
  handler,
})

/** Refusals of lists. Bitrix24 docs: api-reference/lists. */
export const listError = {
  missing: (name: string) =>
    new RestError('ERROR_REQUIRED_PARAMETERS_MISSING', `Required parameter \`${name}\` is missing`),
  noList: () => new RestError('ERROR_IBLOCK_NOT_FOUND', 'Iblock not found'),
  denied: () => new RestError('ACCESS_DENIED', 'Access denied', 403),
  of: (code: string, text: string) => new RestError(code, text),
} as const

export function needParam(call: Call, ...names: string[]): void {
  const [first = ''] = names
  if (names.every((name) => call.params[name] === undefined || call.params[name] === ''))
    throw listError.missing(names.join('` or `') || first)
}

/** The list of a call, by number or by code, within its type. */
export function listOf(call: Call): UniversalList {
  needParam(call, 'IBLOCK_TYPE_ID')
  needParam(call, 'IBLOCK_ID', 'IBLOCK_CODE')
  const found = findList(call)
  if (!found || found.typeId !== asText(call.params.IBLOCK_TYPE_ID)) throw listError.noList()
  return found
}

export function findList(call: Call): UniversalList | undefined {
  const id = asInt(call.params.IBLOCK_ID)
  if (id > 0) return call.state.lists.get(id)
  const code = asText(call.params.IBLOCK_CODE)
  return code === '' ? undefined : [...call.state.lists.values()].find((one) => one.code === code)
}

const LEVELS: Readonly<Record<string, number>> = { D: 0, R: 1, E: 2, S: 1, U: 2, W: 3, X: 4 }

/**
 * R reads, W writes elements, X rules the list. A list of a group is ruled by its owner and moderators and written by its members;
 * others by RIGHTS, where G2 is everybody; without RIGHTS everybody reads and writes elements.
 */
export function mayList(call: Call, list: UniversalList, level: 'R' | 'W' | 'X'): boolean {
  const { user } = call.caller
  if (user.admin) return true
  const wanted = LEVELS[level] ?? 4
  if (list.socnetGroupId > 0) {
    const role = call.state.groupMembers.get(`${list.socnetGroupId}|${user.id}`)?.role ?? ''
    return (role === 'A' || role === 'E' ? 4 : role === 'K' ? 3 : 0) >= wanted
  }
  if (user.userType === 'extranet') return false
  const codes = ['G2', 'AU', `U${user.id}`, ...user.departments.map((id) => `D${id}`)]
  const own = codes.map((code) => list.rights[code]).filter((one) => one !== undefined)
  if (Object.keys(list.rights).length === 0) return wanted <= 3
  return own.some((letter) => (LEVELS[letter] ?? 0) >= wanted)
}

export function needRight(call: Call, list: UniversalList, level: 'R' | 'W' | 'X'): UniversalList {
  if (!mayList(call, list, level)) throw listError.denied()
  return list
}
