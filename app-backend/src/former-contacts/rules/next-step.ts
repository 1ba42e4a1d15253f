import { reason, type Reason } from '../../kernel/reason.ts'
import { missing, remembered, type CompanyLink } from './company-link.ts'

export interface FormerFacts {
  /** The contact is marked «Не работает»; null: the contact is gone from the portal. */
  marked: boolean | null
  /** Its companies now. */
  links: readonly CompanyLink[]
  /** Its companies before it left them. */
  kept: readonly CompanyLink[]
  /** Those of its companies that the portal still has. */
  companies: ReadonlySet<number>
  /** Companies that name it among their former contacts. */
  listed: ReadonlySet<number>
  /** Its entries show in the timelines of its companies. */
  historyDone: boolean
  settings: { history: boolean; whenBack: 'restore' | 'leave' }
}

export type FormerState = 'leaving' | 'left' | 'returning' | 'returned'
export type Step =
  | { do: 'remember'; links: CompanyLink[] }
  | { do: 'history' }
  | { do: 'list'; companyIds: number[]; because: Reason[] }
  | { do: 'unlink'; companyIds: number[]; because: Reason[] }
  | { do: 'link'; links: CompanyLink[]; because: Reason[] }
  | { do: 'unlist'; companyIds: number[]; because: Reason[] }
  | { do: 'rest'; state: 'left' | 'returned'; because: Reason[] }

/**
 * The next step of a contact on its way out of its companies or back. Each step is decided on what the portal holds, so that it
 * may be interrupted anywhere: what was is remembered first, the history goes before the link, and the company's list names the
 * contact before the link ends.
 */
export function nextStep(facts: FormerFacts): Step {
  if (facts.marked === null) return rest('returned', reason('former.gone'))
  return facts.marked ? leave(facts) : comeBack(facts)
}

function leave({ links, kept, companies, listed, historyDone, settings }: FormerFacts): Step {
  const all = remembered(kept, links)
  if (all.length > kept.length) return { do: 'remember', links: all }
  if (all.length === 0) return rest('left', reason('former.no-companies'))
  if (settings.history && !historyDone && links.length > 0) return { do: 'history' }
  const because = [reason('former.marked')]
  const list = all.map(({ companyId }) => companyId).filter((id) => companies.has(id) && !listed.has(id))
  if (list.length > 0) return { do: 'list', companyIds: list, because }
  if (links.length > 0) return { do: 'unlink', companyIds: links.map(({ companyId }) => companyId), because }
  return rest('left', reason('former.left', { count: all.length }))
}

function comeBack({ links, kept, companies, listed, settings }: FormerFacts): Step {
  if (settings.whenBack === 'leave') return rest('returned', reason('former.left-as-it-is'))
  const because = [reason('former.unmarked')]
  const back = missing(kept, links).filter(({ companyId }) => companies.has(companyId))
  if (back.length > 0) return { do: 'link', links: back, because }
  const ours = kept.map(({ companyId }) => companyId).filter((id) => listed.has(id))
  if (ours.length > 0) return { do: 'unlist', companyIds: ours, because }
  return rest('returned', reason('former.returned', { count: kept.length }))
}

const rest = (state: 'left' | 'returned', ...because: Reason[]): Step => ({ do: 'rest', state, because })
