import { createHash } from 'node:crypto'

export interface Forgery {
  name: string
  method: 'POST' | 'GET'
  url: string
  headers?: Record<string, string>
  form?: Record<string, string>
  json?: object
}

/** What an attacker knows: members and addresses, a token that is not the right one, a host of their own. */
export interface Known {
  member: string
  otherMember: string
  otherToken: string
  stranger: string
  listed: string
  oldSession: string
}

const hex = (seed: number) => createHash('sha256').update(String(seed)).digest('hex').slice(0, 32)

const kinds: ((seed: number, known: Known) => Omit<Forgery, 'name'>)[] = [
  (seed, { member }) => event(seed, { 'auth[member_id]': member, 'auth[application_token]': hex(seed) }),
  (seed) => event(seed, { 'auth[member_id]': hex(seed), 'auth[application_token]': hex(seed + 1) }),
  (seed, { member, otherToken }) => event(seed, { 'auth[member_id]': member, 'auth[application_token]': otherToken }),
  (seed, { member, stranger }) =>
    event(seed, {
      'auth[member_id]': member,
      'auth[application_token]': hex(seed),
      'auth[access_token]': hex(seed),
      'auth[domain]': stranger,
      'auth[client_endpoint]': `https://${stranger}/rest/`,
      'auth[server_endpoint]': `https://${stranger}/rest/`,
      event: ['ONAPPINSTALL', 'ONAPPUPDATE', 'ONAPPUNINSTALL'][seed % 3] ?? '',
    }),
  (seed, { member }) => event(seed, { 'auth[member_id][]': member, 'auth[application_token][$ne]': hex(seed) }),
  (seed, { member, stranger }) =>
    page('/install', seed, stranger, { member_id: member, SERVER_ENDPOINT: `https://${stranger}/rest/` }),
  (seed, { stranger, listed }) =>
    page('/install', seed, stranger, { member_id: hex(seed), SERVER_ENDPOINT: `${listed}/rest/` }),
  (seed, { member, stranger, listed }) =>
    page('/p/main', seed, stranger, { member_id: member, SERVER_ENDPOINT: `${listed}@${stranger}/` }),
  (seed, { otherMember, stranger }) =>
    page('/p/contact-requests', seed, stranger, { member_id: otherMember, PLACEMENT_OPTIONS: '{"ID":"1"}' }),
  (seed, { member }) => ({ method: 'POST', url: '/api/session', json: { memberId: member, accessToken: hex(seed) } }),
  (_, { oldSession }) => ({ method: 'GET', url: '/api/letters', headers: { authorization: `Bearer ${oldSession}` } }),
  (seed, { oldSession }) => ({
    method: 'GET',
    url: '/api/permissions/mine',
    headers: { authorization: `Bearer ${oldSession.slice(0, -8)}${hex(seed).slice(0, 8)}` },
  }),
]

function event(seed: number, auth: Record<string, string>) {
  const fields = { event: 'ONCRMLEADUPDATE', ts: '1795000000', 'data[FIELDS][ID]': String(seed) }
  return { method: 'POST', url: '/events', form: { ...fields, ...auth } } as const
}

function page(path: string, seed: number, stranger: string, form: Record<string, string>) {
  const tokens = { AUTH_ID: hex(seed), REFRESH_ID: hex(seed + 1), APPLICATION_TOKEN: hex(seed + 2) }
  return { method: 'POST', url: `${path}?DOMAIN=${stranger}&PROTOCOL=1&LANG=ru`, form: { ...tokens, ...form } } as const
}

/** The forgery of this number: kinds take turns, their values differ. */
export function forgery(seed: number, known: Known): Forgery {
  const kind = seed % kinds.length
  const make = kinds[kind]
  if (!make) throw new RangeError(`no kind ${kind}`)
  return { name: `kind ${kind}`, ...make(seed, known) }
}
