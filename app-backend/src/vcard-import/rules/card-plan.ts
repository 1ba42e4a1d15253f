import type { Reason } from '../../kernel/reason.ts'
import type { NewChannel } from './contact-fields.ts'

/** What is written for one card; decided once, so that a second try does the same. */
export interface CardPlan {
  company: { kind: 'none' } | { kind: 'known'; id: number } | { kind: 'new'; title: string }
  /** null: the card is a firm's. */
  contact:
    | null
    | { kind: 'new' }
    | {
        kind: 'known'
        id: number
        companyIds: number[]
        after: Record<string, string>
        before: Record<string, string>
        channels: NewChannel[]
        photo: boolean
      }
  because: Reason[]
}

/** Who the card may be, for a person who decides. Texts are as the portal has them. */
export interface CardChoice {
  kind: 'contact' | 'company'
  id: number
  title: string
  post: string
  companies: { id: number; title: string }[]
  phones: string[]
  emails: string[]
}
