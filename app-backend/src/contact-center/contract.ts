import { z } from 'zod'
import { recordKinds } from './rules/field-map.ts'
import { keyScopes } from './rules/key-verdict.ts'
import { mergeRules } from './rules/merge-fields.ts'

const clientCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/)

/** A key as administrators see it: its secret is shown once, when it is made. */
export const apiKeyView = z.object({
  id: z.uuid(),
  client: z.string(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(keyScopes)),
  networks: z.array(z.string()),
  perMinute: z.int(),
  sandbox: z.boolean(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  lastIp: z.string().nullable(),
  createdAt: z.string(),
  /** live = may be used now. */
  state: z.enum(['live', 'expired', 'revoked']),
})
export type ApiKeyView = z.infer<typeof apiKeyView>

export const apiKeys = z.object({ keys: z.array(apiKeyView), address: z.string() })
export type ApiKeys = z.infer<typeof apiKeys>

export const newApiKey = z.object({
  client: clientCode,
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(keyScopes)).min(1),
  networks: z.array(z.string().trim().min(1).max(50)).max(50).default([]),
  perMinute: z.int().min(1).max(6_000).default(120),
  sandbox: z.boolean().default(false),
  /** Days until it expires; null = never. */
  days: z.int().min(1).max(3_650).nullable().default(null),
})
export type NewApiKey = z.input<typeof newApiKey>
export const madeApiKey = z.object({ key: apiKeyView, secret: z.string() })
export type MadeApiKey = z.infer<typeof madeApiKey>

const line = z.string().trim().min(1)
/** The tables of the contact centre, as people edit them. */
export const centerMaps = z.object({
  topics: z
    .array(z.object({ topic: line.max(200), categoryId: z.int().min(0), stageId: z.string().trim().max(50) }))
    .max(500),
  operators: z.array(z.object({ operator: line.max(100), userId: z.int().positive() })).max(2_000),
  fields: z
    .array(
      z.object({
        kind: z.enum(recordKinds),
        name: line.max(100),
        field: line.max(100).regex(/^[a-zA-Z][\w]*$/),
        merge: z.enum(mergeRules),
      }),
    )
    .max(500),
})
export type CenterMaps = z.infer<typeof centerMaps>

export const centerMapsView = z.object({
  maps: centerMaps,
  revision: z.int(),
  /** What the tables may name. */
  funnels: z.array(z.object({ id: z.int(), name: z.string() })),
  stages: z.array(z.object({ id: z.string(), name: z.string(), categoryId: z.int() })),
  fields: z.array(z.object({ kind: z.enum(recordKinds), field: z.string(), title: z.string() })),
  people: z.array(z.object({ id: z.int(), name: z.string() })),
})
export type CenterMapsView = z.infer<typeof centerMapsView>
export const saveCenterMaps = z.object({ maps: centerMaps, revision: z.int().min(0) })

export const callStates = ['running', 'queued', 'done', 'failed'] as const
/** A line of the journal. */
export const apiCallLine = z.object({
  id: z.uuid(),
  at: z.string(),
  client: z.string(),
  keyName: z.string().nullable(),
  operation: z.string(),
  state: z.enum(callStates),
  status: z.int().nullable(),
  error: z.string().nullable(),
  ms: z.int().nullable(),
  sandbox: z.boolean(),
  marks: z.array(z.string()),
})
export type ApiCallLine = z.infer<typeof apiCallLine>

export const listApiCallsQuery = z.object({
  /** A phone in any form, `deal:12`, an external id, a key's name or a call's number. */
  search: z.string().trim().max(100).default(''),
  state: z.enum(callStates).optional(),
  /** The last line shown: older ones follow. */
  before: z.uuid().optional(),
})
export const apiCalls = z.object({ calls: z.array(apiCallLine), more: z.boolean() })
export type ApiCalls = z.infer<typeof apiCalls>

export const apiCallDetails = apiCallLine.extend({
  input: z.unknown(),
  answer: z.unknown(),
  attempts: z.int(),
  changes: z.array(
    z.object({
      record: z.string(),
      path: z.string().nullable(),
      /** What the portal calls the fields; those it has no word for are left out. */
      titles: z.record(z.string(), z.string()),
      before: z.record(z.string(), z.unknown()),
      after: z.record(z.string(), z.unknown()),
    }),
  ),
  replayable: z.boolean(),
})
export type ApiCallDetails = z.infer<typeof apiCallDetails>
