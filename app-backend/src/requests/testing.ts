import type { PrismaClient } from '@poryadok/prisma'
import { randomUUID } from 'node:crypto'
import { isAppError } from '../platform/errors/app-error.ts'
import { type BatchItem, type Params, type PortalClient, type Tenant, type Viewer } from '../portal/index.ts'
import type { ContactsFilter } from './contacts-filter.ts'
import type { CreateRight } from './create-right.ts'
import type { IncomingLetter } from './rules/incoming-letter.ts'

/** A letter from a known client; change what the test is about. */
export const anIncomingLetter = (changes: Partial<IncomingLetter> = {}): IncomingLetter => ({
  letterId: 1,
  portalId: '00000000-0000-0000-0000-000000000001',
  mailboxAddress: 'support@shchit.example',
  from: { name: 'Елена Воронцова', address: 'e.vorontsova@zarechie.example' },
  to: 'support@shchit.example',
  cc: '',
  subject: 'Не включается выключатель ОР-16 на вводе',
  text: 'Добрый день! На складе не включается автоматический выключатель.',
  html: null,
  sentAt: new Date('2026-11-20T12:20:00Z'),
  receivedAt: new Date('2026-11-20T12:21:00Z'),
  messageId: '<m1@zarechie.example>',
  inReplyTo: null,
  references: [],
  attachments: [],
  ...changes,
})

/** Methods of a played portal; one that throws an AppError `portal.*` refuses, alone or inside a batch. */
export type PlayedMethods = Record<string, (params: Params) => unknown>

/** Stands in for the gateway: answers from `methods`, and keeps the names of the requests it was asked. */
export function aPortalClient(methods: PlayedMethods): { portal: PortalClient; asked: string[] } {
  const asked: string[] = []
  const run = async (method: string, params: Params) => {
    const played = methods[method]
    if (!played) throw new Error(`nobody plays ${method}`)
    return { result: await played(params) }
  }
  const inBatch = (method: string, params: Params): Promise<BatchItem> =>
    run(method, params).then(
      ({ result }) => ({ ok: true, result }),
      (error: unknown) => {
        if (!isAppError(error, 'portal.refused', 'portal.no-rights', 'portal.limit')) throw error
        return {
          ok: false,
          fault: {
            code: error.code as 'portal.refused',
            detail: '—',
            portalCode: error.params['portalCode'] === undefined ? 'PLAYED' : String(error.params['portalCode']),
          },
        }
      },
    )
  const portal: PortalClient = {
    call(_, method, params) {
      asked.push(method)
      return run(method, params)
    },
    async batch<Key extends string>(_: unknown, commands: Record<Key, { method: string; params?: Params }>) {
      asked.push('batch')
      const list = Object.entries<{ method: string; params?: Params }>(commands)
      const items = await Promise.all(
        list.map(async ([key, { method, params = {} }]) => [key, await inBatch(method, params)] as const),
      )
      return Object.fromEntries(items) as Record<Key, BatchItem>
    },
    upload: () => Promise.reject(new Error('nobody plays uploads')),
  }
  return { portal, asked }
}

/** Everybody may create requests. */
export const aCreateRight: CreateRight = { has: () => Promise.resolve(true), refused: () => Promise.resolve() }

/** Of a portal that has not refused the filter by all contacts yet. */
export function aContactsFilter(): ContactsFilter {
  let firstOnly = false
  return {
    firstOnly: () => Promise.resolve(firstOnly),
    refused: () => Promise.resolve(void (firstOnly = true)),
  }
}

export const aTenant = (changes: Partial<Tenant> = {}): Tenant => ({
  id: randomUUID(),
  memberId: 'member',
  origin: 'https://portal.example',
  clientEndpoint: 'https://portal.example/rest/',
  serverEndpoint: 'https://oauth.example/rest/',
  scopes: [],
  state: 'active',
  entityTypeId: 1,
  fieldNames: { category: 'UF_CATEGORY', resolveBy: 'UF_RESOLVE_BY', mailbox: 'UF_MAILBOX' },
  folderId: 5,
  zone: 'Europe/Moscow',
  language: 'ru',
  ...changes,
})

/** Stores the tenant's row, for rows that hang on it. */
export async function storeTenant(prisma: PrismaClient, tenant: Tenant): Promise<void> {
  const at = new Date('2026-11-02T06:00:00Z')
  const { id, origin, clientEndpoint, serverEndpoint, scopes, state } = tenant
  const data = { id, memberId: id, origin, clientEndpoint, serverEndpoint, scopes, state, fieldNames: {} }
  await prisma.portal.create({ data: { ...data, createdAt: at, updatedAt: at } })
}

export const aViewer = (tenant: Tenant): Viewer => ({
  portalId: tenant.id,
  userId: 7,
  accessToken: 'token',
  name: 'Олег Седов',
  isAdmin: false,
})
