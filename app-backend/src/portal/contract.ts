import { z } from 'zod'
import { errorAnswer } from '../platform/contract.ts'
import { clientRef, requestPage } from '../requests/contract.ts'

export const views = ['install', 'main', 'contact-requests', 'company-requests'] as const
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
  /** First page of the tab, so that rows show without a second round trip. */
  page: requestPage.nullable(),
})
export type Boot = z.infer<typeof boot>

/** `POST /api/session`: the frame proves who looks by the portal's own token. */
export const renewSessionBody = z.object({ memberId: z.string().max(64), accessToken: z.string().min(1).max(2048) })
export type RenewSessionBody = z.infer<typeof renewSessionBody>

export const setupStepIds = ['scopes', 'crm-mode', 'entity', 'fields', 'placements', 'events', 'mailbox'] as const
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
export const setupState = z.object({
  steps: z.array(setupStep),
  /** True when every step is ok or off. */
  ready: z.boolean(),
  /** What may play the request: leads, and the portal's smart processes. */
  entities: z.array(entityChoice),
  entityTypeId: z.number().int(),
})
export type SetupState = z.infer<typeof setupState>

export const runSetupBody = z.object({ entityTypeId: z.number().int().positive() })
export type RunSetupBody = z.infer<typeof runSetupBody>
