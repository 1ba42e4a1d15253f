import { z } from 'zod'
import { reason, requestDetails, requestLetter } from '../requests/contract.ts'

export { templateFields, unknownFields, type TemplateField } from './rules/template-fields.ts'

const words = (max: number) => z.string().max(max)
/** The number of the request in the portal. */
export const requestParams = z.object({ id: z.coerce.number().int().positive() })

export const letterKey = z.object({
  /** in: a letter that came to us, by our id of it; out: one that we sent. */
  kind: z.enum(['in', 'out']),
  id: z.coerce.number().int().positive(),
})
export type LetterKey = z.infer<typeof letterKey>

/** A file of a letter of the request. */
export const letterFile = letterKey.extend({ index: z.number().int().min(0).max(10_000) })

export const delivery = z.object({
  state: z.enum(['waiting', 'sending', 'sent', 'failed', 'unknown', 'bounced']),
  /** ISO instant until which it can be taken back; null when it can't. */
  until: z.string().nullable(),
  /** What the mail server said, ours or the recipient's; empty when nothing. */
  detail: z.string(),
  via: z.enum(['smtp', 'portal']),
})
export type Delivery = z.infer<typeof delivery>

export const conversationLetter = z.object({
  key: letterKey.nullable().describe('null: another program put it into the timeline'),
  activityId: z.number().int().nullable(),
  direction: requestLetter.shape.direction,
  from: requestLetter.shape.from,
  to: z.string(),
  cc: z.string(),
  subject: z.string(),
  at: z.string(),
  /** The writer's own words. */
  own: z.string(),
  /** Signature and quoted history; empty when there is none. */
  rest: z.string(),
  attachments: requestLetter.shape.attachments,
  /** What a program wrote: see intake; null for a person's letter. */
  automatic: z.string().nullable(),
  delivery: delivery.nullable(),
  /** The external task in whose thread it stands; null: the client's. */
  taskId: z.number().int().nullable(),
  why: z.array(reason),
  /** Whom an answer to all reaches beside the writer; empty for a letter of ours. */
  others: z.array(z.string()),
})
export type ConversationLetter = z.infer<typeof conversationLetter>

export const draftMode = z.enum(['reply', 'reply-all', 'forward', 'new'])
export type DraftMode = z.infer<typeof draftMode>
const address = z.string().trim().max(254)
export const draftFile = z.object({ id: z.uuid(), name: z.string(), type: z.string(), sizeBytes: z.number().int() })
export type DraftFile = z.infer<typeof draftFile>
export const draft = z.object({
  revision: z.number().int(),
  mode: draftMode,
  parent: letterKey.nullable(),
  to: z.array(address).max(50),
  cc: z.array(address).max(50),
  subject: words(900),
  text: words(200_000),
  quote: z.boolean(),
  files: z.array(draftFile),
  /** Of an answer to all: recipients of the letter whom it leaves out by rule. */
  leftOut: z.array(z.object({ address: z.string(), why: z.enum(['own', 'staff']) })),
  updatedAt: z.string(),
})
export type Draft = z.infer<typeof draft>
export const beginDraftBody = z.object({ mode: draftMode, parent: letterKey.nullable() })
/** `revision`: the one on which the change was made. */
export const saveDraftBody = draft
  .omit({ files: true, leftOut: true, updatedAt: true, parent: true, mode: true })
  .extend({ files: z.array(z.uuid()).max(50) })
export type SaveDraftBody = z.infer<typeof saveDraftBody>
/** kept: saved. newer: another tab or device saved meanwhile; nothing was overwritten, and here is what it saved. */
export const savedDraft = z.discriminatedUnion('state', [
  z.object({ state: z.literal('kept'), revision: z.number().int(), updatedAt: z.string() }),
  z.object({ state: z.literal('newer'), draft: draft.nullable() }),
])
export type SavedDraft = z.infer<typeof savedDraft>
export const draftAnswer = z.object({ draft: draft.nullable() })

export const sendDraftBody = z.object({ revision: z.number().int() })
export const sentAnswer = z.object({
  outgoingId: z.number().int(),
  /** ISO instant until which it can be taken back; null when it went at once. */
  until: z.string().nullable(),
})
export type SentAnswer = z.infer<typeof sentAnswer>

export const writer = z.object({ userId: z.number().int(), name: z.string(), until: z.string() })
export type Writer = z.infer<typeof writer>

export const conversation = z.object({
  entityTypeId: z.number().int(),
  request: requestDetails.shape.request,
  /** Newest last; those of external tasks carry `taskId`. */
  letters: z.array(conversationLetter),
  /** Addresses at which letters of this request came back. */
  bounced: z.array(
    z.object({
      address: z.string(),
      kind: z.string(),
      detail: z.string(),
      /** The external task in whose thread it came back; null: the client's. */
      taskId: z.number().int().nullable(),
      at: z.string(),
    }),
  ),
  /** Who of the others is writing now. */
  writers: z.array(writer),
  draft: draft.nullable(),
  /** Who answers: by our own mail, or by the portal's where no account is set. */
  sender: z.object({ via: z.enum(['smtp', 'portal']), address: z.string().nullable() }),
  mayReply: z.boolean(),
  /** Letters may be put into other requests. */
  mayMove: z.boolean(),
  /** Tasks for performers outside may be given from here. */
  mayAssign: z.boolean(),
  asOf: z.string(),
})
export type Conversation = z.infer<typeof conversation>

export const letterBodyView = z.object({
  /** Sanitised; `data-remote-src` names pictures of other servers, which are not loaded; null: plain text alone. */
  html: z.string().nullable(),
  text: z.string(),
  /** Pictures shown inside, by Content-ID: number of the attachment. */
  inline: z.record(z.string(), z.number().int()),
  remoteImages: z.number().int(),
})
export type LetterBodyView = z.infer<typeof letterBodyView>

const templateText = z.object({ subject: words(900).default(''), text: z.string().trim().max(20_000) })
export const templateKind = z.enum(['reply', 'acknowledgement'])
/** One of the two languages may be empty: clients who write in it get the other. */
export const templateBody = z
  .object({ kind: templateKind, name: z.string().trim().min(1).max(120), ru: templateText, en: templateText })
  .refine(({ ru, en }) => ru.text !== '' || en.text !== '')
export type TemplateBody = z.infer<typeof templateBody>
export const template = templateBody.safeExtend({
  id: z.number().int(),
  revision: z.number().int(),
  updatedAt: z.string(),
})
export type Template = z.infer<typeof template>
export const templateList = z.object({ templates: z.array(template), acknowledge: z.boolean() })
export type TemplateList = z.infer<typeof templateList>
export const saveTemplateBody = templateBody.safeExtend({ revision: z.number().int() })
/** A template with the fields of a request filled, in the client's language. */
export const filledTemplate = z.object({ subject: z.string(), text: z.string() })
export type FilledTemplate = z.infer<typeof filledTemplate>

export const signature = z.object({ text: words(2_000) })

/** What the live stream of a conversation tells: look at the letters again, or who writes now. */
export const conversationNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('letters') }),
  z.object({ kind: z.literal('writers'), writers: z.array(writer) }),
])
export type ConversationNews = z.infer<typeof conversationNews>
