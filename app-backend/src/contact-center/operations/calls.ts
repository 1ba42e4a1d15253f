import { z } from 'zod'
import { phoneKey } from '../../kernel/phone.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import { advanceCall } from '../calls/advance-call.ts'
import type { CallFacts, CenterCall } from '../calls/center-call.ts'
import { callName, readCall, saveCall } from '../calls/call-store.ts'
import { keepRecord } from '../calls/keep-record.ts'
import type { Center } from '../center.ts'
import { findCompanies } from '../crm/find-companies.ts'
import { findContacts } from '../crm/find-contacts.ts'
import { responsible } from '../crm/record-fields.ts'
import { entityTypeIds } from '../crm/record-types.ts'
import { problemOf } from '../problem.ts'
import { callStep } from '../rules/call-step.ts'
import { callId, common, phone, recordId } from './inputs.ts'
import { operation } from './operation.ts'

const callParams = z.object({ externalId: callId })
const types = { lead: 1, deal: 2, contact: 3, company: 4 } as const
const entity = z.strictObject({
  entityType: z.enum(['lead', 'deal', 'contact', 'company']).optional(),
  /** For smart processes. */
  entityTypeId: z.int().min(1).optional(),
  entityId: recordId,
})
const ending = z.strictObject({
  durationSeconds: z.int().min(0).max(172_800),
  result: z.enum(['answered', 'missed', 'busy', 'declined']).default('answered'),
})
const facts = z.strictObject({
  externalId: callId,
  phone,
  direction: z.enum(['in', 'out']),
  startedAt: z.iso.datetime({ offset: true }).meta({ examples: ['2026-11-22T10:15:00+03:00'] }),
  line: z.string().max(50).default(''),
  operator: common.operator,
  responsibleId: common.responsibleId,
  contactId: recordId.optional(),
  companyId: recordId.optional(),
  /** The call is over already. */
  ending: ending.optional(),
  showCard: z.boolean().default(false).meta({
    description: 'Показать оператору карточку звонка в Битрикс24. Для звонка, который уже окончен, не показывается.',
  }),
})
/** Bitrix24 docs: api-reference/telephony/telephony-external-call-finish, STATUS_CODE */
const codes = { answered: '200', missed: '304', busy: '486', declined: '603' } as const
const endingOf = ({ durationSeconds, result }: z.infer<typeof ending>) => ({
  durationSeconds,
  code: durationSeconds === 0 && result === 'answered' ? codes.missed : codes[result],
})

const progress = z.object({
  externalId: z.string(),
  /** waiting = a step is missing that the portal needs first; done = the portal has everything that was told. */
  state: z.enum(['waiting', 'done']),
  missing: z.enum(['facts', 'ending']).nullable(),
  registered: z.boolean(),
  finished: z.boolean(),
  recorded: z.boolean(),
  activityId: z.int().nullable(),
})

function progressOf(call: CenterCall): z.infer<typeof progress> {
  const next = callStep(call)
  return {
    externalId: call.externalId,
    state: next.step === 'wait' ? 'waiting' : 'done',
    missing: next.step === 'wait' ? next.for : null,
    registered: call.portalCallId !== null,
    finished: call.finished,
    recorded: call.recorded !== null,
    activityId: call.activityId,
  }
}

/** Keeps what was told and tells the portal what follows of it. */
export async function tell(center: Center, own: string, known: Parameters<typeof saveCall>[2]) {
  center.marks.add(`call:${own}`)
  const call = await saveCall(center.deps.db.prisma, callName(center, own), known, center.deps.clock.now())
  return progressOf((await advanceCall(center, call)).call)
}

async function factsOf(center: Center, body: z.infer<typeof facts>): Promise<CallFacts> {
  const userId = await responsible(center, body)
  if (userId === null) throw new AppError('center.no-responsible', { params: { field: 'operator' } })
  const key = phoneKey(body.phone)
  if (!key) throw new AppError('center.invalid', { params: { field: 'phone', detail: body.phone } })
  const { direction, startedAt, line } = body
  const showCard = body.showCard && body.ending === undefined
  const number = key.kind === 'public' ? key.e164 : key.digits
  return { phone: number, direction, startedAt, line, userId, showCard, client: await clientOf(center, body) }
}

/** The portal makes no activity for a number that nobody has: the client is looked for first. */
async function clientOf(
  center: Center,
  { contactId, companyId, phone: number }: z.infer<typeof facts>,
): Promise<CallFacts['client']> {
  if (contactId !== undefined) return { entityTypeId: entityTypeIds.contact, entityId: contactId }
  if (companyId !== undefined) return { entityTypeId: entityTypeIds.company, entityId: companyId }
  const [contact] = await findContacts(center, { phones: [number] })
  if (contact) return { entityTypeId: entityTypeIds.contact, entityId: contact.item.id }
  const [company] = (await findCompanies(center, { phones: [number] })).companies
  return company ? { entityTypeId: entityTypeIds.company, entityId: company.item.id } : null
}

async function create(center: Center, body: z.infer<typeof facts>) {
  const known = await readCall(center.deps.db.prisma, callName(center, body.externalId))
  return tell(center, body.externalId, {
    ...(known?.facts ? {} : { facts: await factsOf(center, body) }),
    ...(body.ending && !known?.ending ? { ending: endingOf(body.ending) } : {}),
  })
}

const subjects = (own: string, client: string) => [`call:${client}:${own}`]
const step = { scope: 'calls', method: 'POST', writes: true, params: callParams, answer: progress } as const

export const callOperations = [
  operation({
    id: 'calls.create',
    method: 'POST',
    path: '/calls',
    scope: 'calls',
    title: 'Создание звонка',
    writes: true,
    body: facts,
    answer: progress,
    subjects: ({ body }, client) => subjects(body.externalId, client),
    run: (center, { body }) => create(center, body),
  }),
  operation({
    ...step,
    id: 'calls.finish',
    path: '/calls/:externalId/finish',
    title: 'Завершение звонка',
    body: ending,
    subjects: ({ params }, client) => subjects(params.externalId, client),
    run: (center, { params, body }) => tell(center, params.externalId, { ending: endingOf(body) }),
  }),
  operation({
    ...step,
    id: 'calls.record',
    path: '/calls/:externalId/record',
    title: 'Прикрепление записи звонка',
    body: z.strictObject({
      url: z
        .url()
        .max(2_000)
        .meta({ description: 'Откуда взять запись: только https.', examples: ['https://pbx.example.ru/r/17.mp3'] }),
    }),
    subjects: ({ params }, client) => subjects(params.externalId, client),
    async run(center, { params, body }) {
      const name = new URL(body.url).pathname.split('/').at(-1) || 'record'
      const content = await center.deps.fetchRecord(body.url)
      const { files } = center.deps
      const before = await readCall(center.deps.db.prisma, callName(center, params.externalId))
      const record = await keepRecord(files, center.tenant.id, name, content)
      try {
        return await tell(center, params.externalId, { record })
      } finally {
        // A try before this one fetched it too, and the portal never had it.
        const left = before?.record?.fileId
        if (left && left !== before.recorded?.fileId) await files.drop(center.tenant.id, [left])
      }
    },
  }),
  operation({
    ...step,
    id: 'calls.attach',
    path: '/calls/:externalId/crm',
    title: 'Прикрепление звонка к CRM',
    body: entity,
    subjects: ({ params }, client) => subjects(params.externalId, client),
    async run(center, { params, body }) {
      const entityTypeId = body.entityTypeId ?? (body.entityType ? types[body.entityType] : undefined)
      if (entityTypeId === undefined)
        throw new AppError('center.invalid', { params: { field: 'entityType', detail: '—' } })
      const known = await readCall(center.deps.db.prisma, callName(center, params.externalId))
      const bindings = [...(known?.bindings ?? []), { entityTypeId, entityId: body.entityId }]
      return tell(center, params.externalId, { bindings })
    },
  }),
  operation({
    id: 'calls.get',
    method: 'GET',
    path: '/calls/:externalId',
    scope: 'calls',
    title: 'Что портал знает о звонке',
    writes: false,
    params: callParams,
    answer: progress,
    async run(center, { params }) {
      const call = await readCall(center.deps.db.prisma, callName(center, params.externalId))
      if (!call) throw new AppError('center.not-found', { params: { record: `call:${params.externalId}` } })
      return progressOf(call)
    },
  }),
  operation({
    id: 'calls.history',
    method: 'POST',
    path: '/calls/history',
    scope: 'calls',
    title: 'История звонков за прошлое, до 50 за раз',
    writes: true,
    body: z.strictObject({
      calls: z
        .array(facts.required({ ending: true }))
        .min(1)
        .max(50),
    }),
    answer: z.object({
      calls: z.array(progress),
      /** Lines that were not taken; the rest of them is done. */
      refused: z.array(z.object({ externalId: z.string(), code: z.string(), detail: z.string() })),
    }),
    subjects: ({ body }, client) => body.calls.flatMap((one) => subjects(one.externalId, client)),
    async run(center, { body }) {
      const calls: z.infer<typeof progress>[] = []
      const refused: { externalId: string; code: string; detail: string }[] = []
      for (const one of body.calls) {
        try {
          calls.push(await create(center, one))
        } catch (error) {
          // A portal that is away is no fault of the line: all of them come again, and what is done is not done twice.
          if (!isAppError(error) || error.status >= 500 || error.status === 429) throw error
          const { code, title: detail } = problemOf(error, 'ru', center.callId)
          refused.push({ externalId: one.externalId, code, detail })
        }
      }
      return { calls, refused }
    },
  }),
]
