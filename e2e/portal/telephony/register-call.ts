import { randomBytes } from 'node:crypto'
import { comparableCommunication, itemsByCommunication } from '../entities/by-communication.ts'
import { addItem } from '../entities/save.ts'
import { statusesOf } from '../entities/stages.ts'
import { COMPANY, CONTACT, LEAD } from '../entities/type-ids.ts'
import type { Actor } from '../events/bus.ts'
import type { ExternalCall } from '../store/families/telephony-tables.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'
import { isIncoming } from './call-type.ts'

export interface NewCall {
  clientId: string
  userId: number
  phone: string
  type: number
  line: string
  externalCallId: string | null
  startedAt: string
  /** Makes a lead when nobody has the number. */
  create: boolean
  source: string
  entityType: string
  entityId: number
}

export interface RegisteredCall {
  call: ExternalCall
  /** The portal makes no leads for its own people. */
  leadError: string | null
}

const SAME_CALL_MS = 30 * 60_000
const INTERNAL_DIGITS = 6
const SEARCHED = { CONTACT, COMPANY, LEAD } as const

/**
 * A call begins: finds whose number it is or makes a lead for the person it rings at, and tells applications. The same call
 * registered again within half an hour is the call there is. Bitrix24 docs: api-reference/telephony/telephony-external-call-register.
 */
export function registerCall(state: PortalState, input: NewCall, actor: Actor): RegisteredCall {
  const known = sameCall(state, input)
  if (known !== undefined) return { call: known, leadError: null }
  const found = input.entityId > 0 ? input : findByNumber(state, input.phone)
  const internal = input.phone.replace(/\D/g, '').length <= INTERNAL_DIGITS
  const wanted = found === undefined && input.create
  const lead = wanted && !internal ? addLead(state, input, actor) : null
  const { entityType, entityId } = lead ? { entityType: 'LEAD', entityId: lead.id } : (found ?? nobody)
  const now = state.clock.now()
  const call: ExternalCall = {
    id: `externalCall.${randomBytes(16).toString('hex')}.${Math.floor(now / 1000)}`,
    clientId: input.clientId,
    userId: input.userId,
    phone: input.phone,
    type: input.type,
    line: input.line,
    externalCallId: input.externalCallId,
    startedAt: input.startedAt || portalTime(now),
    registeredAt: now,
    entityType,
    entityId,
    created: lead ? [{ entityType, entityId }] : [],
    statisticId: 0,
  }
  state.externalCalls.set(call.id, call)
  state.touch()
  announce(state, call, actor)
  return { call, leadError: wanted && internal ? 'Lead creation is disabled for local users' : null }
}

const nobody = { entityType: '', entityId: 0 }

function sameCall(state: PortalState, input: NewCall): ExternalCall | undefined {
  const since = state.clock.now() - SAME_CALL_MS
  return [...state.externalCalls.values()].findLast(
    (one) =>
      one.registeredAt >= since &&
      (['clientId', 'userId', 'phone', 'type', 'line', 'externalCallId'] as const).every(
        (name) => one[name] === input[name],
      ),
  )
}

/** Contacts and companies go before leads, and a lead that is closed is no client's card any more. */
function findByNumber(state: PortalState, phone: string): { entityType: string; entityId: number } | undefined {
  const values = new Set([comparableCommunication('PHONE', phone)])
  const closed = new Set(
    statusesOf(state, 'STATUS')
      .filter(({ semantics }) => semantics === 'S' || semantics === 'F')
      .map(({ statusId }) => statusId),
  )
  for (const [entityType, id] of Object.entries(SEARCHED)) {
    const item = itemsByCommunication(state, id, 'PHONE', values).find(
      ({ stageId }) => id !== LEAD || typeof stageId !== 'string' || !closed.has(stageId),
    )
    if (item !== undefined) return { entityType, entityId: item.id }
  }
  return undefined
}

/** With a line, the portal writes it into «Дополнительно об источнике» by itself. */
function addLead(state: PortalState, { phone, line, type, source, userId }: NewCall, actor: Actor): Item {
  const kinds = new Set(statusesOf(state, 'SOURCE').map(({ statusId }) => statusId))
  const fields = {
    title: `${phone} - ${isIncoming(type) ? 'Входящий звонок' : 'Исходящий звонок'}`,
    sourceId: [source, 'CALL'].find((one) => kinds.has(one)) ?? 'OTHER',
    assignedById: userId,
    fm: [{ typeId: 'PHONE', valueType: 'WORK', value: phone }],
    ...(line !== '' && isIncoming(type) ? { sourceDescription: `Звонок поступил на номер: ${line}.` } : {}),
  }
  return addItem(state, LEAD, fields, { ...actor, userId })
}

/** Bitrix24 docs: api-reference/telephony/voximplant/events/on-voximplant-call-init, on-voximplant-call-start. */
function announce(state: PortalState, call: ExternalCall, actor: Actor): void {
  const app = state.apps.get(call.clientId)
  state.events.raise(
    'ONVOXIMPLANTCALLINIT',
    { CALL_ID: call.id, CALL_TYPE: call.type, CALLER_ID: call.phone, ...(app ? { REST_APP_ID: app.id } : {}) },
    actor,
  )
  state.events.raise('ONVOXIMPLANTCALLSTART', { CALL_ID: call.id, USER_ID: call.userId }, actor)
}
