import { z } from 'zod'
import { errorAnswer } from '../platform/contract.ts'
import { listPage, requestList } from '../request-list/contract.ts'
import { clientRef } from '../requests/contract.ts'
import { actionNames, roles } from './rules/actions.ts'

/** What a person is to the product, and what they may do in it. */
export const role = z.enum(roles)
export const action = z.enum(actionNames)

export const views = [
  'install',
  'main',
  'contact-requests',
  'company-requests',
  'request-list',
  'conversation',
  'request-tasks',
  'external-task',
  'company-status',
  'center-history',
  'call-card',
  'gallery',
] as const
export const view = z.enum(views)
export type View = z.infer<typeof view>

export const session = z.object({
  /** Bearer token for `/api`, kept in memory only. */
  token: z.string(),
  expiresAt: z.string(),
  user: z.object({ id: z.number().int(), name: z.string(), isAdmin: z.boolean() }),
})
export type Session = z.infer<typeof session>

/** What the page carries in `<script type="application/json" id="boot">`. */
export const boot = z.object({
  view,
  lang: z.enum(['ru', 'en']),
  /** null: the portal gave no proof of who opened the page; the frame asks for a session by itself. */
  session: session.nullable(),
  /** Set when the page can't work; shown instead of the screen. */
  error: errorAnswer.shape.error.nullable(),
  client: clientRef.nullable(),
  /** Number of the request in whose card the page stands. */
  requestId: z.number().int().nullable(),
  /** Number of the task in whose card the page stands. */
  taskId: z.number().int().nullable(),
  /** Number of the company in whose card the page stands. */
  companyId: z.number().int().optional(),
  /** The record in whose card the contact centre's history stands. */
  record: z.object({ kind: z.enum(['deal', 'contact', 'company']), id: z.number().int() }).optional(),
  /** The call in whose card the page stands, as the portal tells it. */
  call: z
    .object({
      id: z.string(),
      /** Empty: the portal does not know it; `hidden`: the client hides it. */
      phone: z.string(),
      direction: z.enum(['incoming', 'outgoing', 'callback']),
      companies: z.array(z.number().int()),
    })
    .optional(),
  /** The client's list as the viewer has arranged it, without the names of people, and its first page: rows show without a second round trip. */
  list: requestList.nullable(),
  page: listPage.nullable(),
  /** What of the app's own page to open first: a link from another place leads to a section and a thing in it. */
  target: z.object({ section: z.string(), item: z.string().optional() }).optional(),
})
export type Boot = z.infer<typeof boot>

/** `POST /api/session`: the frame proves who looks by the portal's own token. */
export const renewSessionBody = z.object({ memberId: z.string().max(64), accessToken: z.string().min(1).max(2048) })
export type RenewSessionBody = z.infer<typeof renewSessionBody>

export const setupStepIds = [
  'app',
  'owner',
  'scopes',
  'crm-mode',
  'entity',
  'fields',
  'placements',
  'events',
  'extensions',
  'mailbox',
] as const
export const setupStep = z.object({
  id: z.enum(setupStepIds),
  /** ok: as needed; todo: the set-up will do it; problem: a person must act; off: not needed here. */
  state: z.enum(['ok', 'todo', 'problem', 'off']),
  /** What was found, for the sentence under the step: code and values. */
  detail: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
})
export type SetupStep = z.infer<typeof setupStep>

export const entityChoice = z.object({
  entityTypeId: z.number().int(),
  title: z.string(),
  kind: z.enum(['lead', 'smart-process']),
})
/** A slice of the product in this portal. */
export const sliceState = z.object({
  name: z.string(),
  title: z.string(),
  /** What stops when it is off. */
  summary: z.string(),
  /** on: it works; off: an administrator switched it off; blocked: the portal lacks something. */
  state: z.enum(['on', 'off', 'blocked']),
  switchable: z.boolean(),
  /** Why it is blocked. */
  missing: z.array(z.object({ kind: z.enum(['scope', 'method', 'feature']), names: z.array(z.string()) })),
  /** Rights whose lack costs a part of it. */
  partly: z.array(z.string()),
})
export type SliceState = z.infer<typeof sliceState>

export const setupState = z.object({
  steps: z.array(setupStep),
  slices: z.array(sliceState),
  /** True when nothing is left to do but what comes later: a mailbox, and the portal's own end of the installation. */
  ready: z.boolean(),
  /** What may play the request: leads, and the portal's smart processes. */
  entities: z.array(entityChoice),
  entityTypeId: z.number().int(),
})
export type SetupState = z.infer<typeof setupState>

export const runSetupBody = z.object({ entityTypeId: z.number().int().positive() })
export type RunSetupBody = z.infer<typeof runSetupBody>

/** How the app stands in the portal, from the store: no REST request. */
export const portalLife = z.object({
  /** `https://host` of the portal. */
  origin: z.string(),
  licence: z.string(),
  version: z.string(),
  /** What an administrator must know; code and values of a sentence. */
  notices: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  slices: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      summary: z.string(),
      state: z.enum(['on', 'off', 'blocked']),
    }),
  ),
  /** The app stood here before and was removed: what was deleted then. */
  lastWipe: z.object({ at: z.string(), rows: z.number().int(), files: z.number().int() }).nullable(),
  /** When the portal was asked about itself last; null = never. */
  checkedAt: z.string().nullable(),
})
export type PortalLife = z.infer<typeof portalLife>
