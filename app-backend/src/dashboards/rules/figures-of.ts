import { addDays, type LocalDate } from '../../kernel/local-time.ts'
import { figureWords, type FigureLanguage } from './figure-words.ts'

/** One figure as a row of a table. */
export interface Figure {
  /** The same figure has the same number every time. */
  id: number
  section: string
  name: string
  /** Its own stretch of days, both included; null: as it is now. */
  from: LocalDate | null
  to: LocalDate | null
  value: number | string
}

interface Named {
  name: string
  count: number
}
interface Stretch {
  from: LocalDate
  until: LocalDate
}

/** What the dashboard shows; a part that the portal keeps back is null. */
export interface Counted {
  asOf: string
  requests: {
    created: number
    closed: number
    open: number
    overdue: number
    byCategory: readonly Named[]
    byStage: readonly Named[]
    byTime: readonly (Stretch & { created: number })[]
  } | null
  calls: { byTime: readonly (Stretch & { incoming: number; outgoing: number })[] } | null
  statuses: readonly Named[] | null
  companies: readonly { id: number; title: string; count: number }[] | null
}

interface FigureFacts {
  from: LocalDate
  to: LocalDate
  categories: readonly { id: string | number; name: string }[]
  language: FigureLanguage
  zone: string
}

/** Numbers of figures begin here; those of records are added. */
const base = {
  category: 1_000_000,
  stage: 2_000_000,
  created: 3_000_000,
  incoming: 4_000_000,
  outgoing: 5_000_000,
  status: 6_000_000,
  company: 1_000_000_000,
} as const

/** All figures of the dashboard one under another; a part that the portal keeps back is left out. */
export function figuresOf(overview: Counted, facts: FigureFacts): Figure[] {
  const { from, to, language, zone } = facts
  const words = figureWords[language]
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
  return [
    { id: 1, section: words.about, name: words.asOf, from, to, value: at.format(new Date(overview.asOf)) },
    ...requestFigures(overview.requests, facts),
    ...callFigures(overview.calls, facts),
    ...(overview.statuses ?? []).map(({ name, count }, place) => now(base.status + place, words.statuses, name, count)),
    ...(overview.companies ?? []).map(({ id, title, count }) => ({
      id: base.company + id,
      section: words.companies,
      name: title,
      from,
      to,
      value: count,
    })),
  ]
}

const now = (id: number, section: string, name: string, value: number): Figure => ({
  id,
  section,
  name,
  from: null,
  to: null,
  value,
})

function requestFigures(requests: Counted['requests'], { from, to, categories, language }: FigureFacts): Figure[] {
  if (!requests) return []
  const words = figureWords[language]
  const numberOf = (name: string) => categories.findIndex((one) => one.name === name)
  return [
    { id: 11, section: words.requests, name: words.created, from, to, value: requests.created },
    { id: 12, section: words.requests, name: words.closed, from, to, value: requests.closed },
    now(13, words.requests, words.open, requests.open),
    now(14, words.requests, words.overdue, requests.overdue),
    ...requests.byCategory.map(({ name, count }) => ({
      id: base.category + (name === '' ? 0 : Number(categories[numberOf(name)]?.id) || numberOf(name) + 1),
      section: words.byCategory,
      name: name || words.noCategory,
      from,
      to,
      value: count,
    })),
    ...requests.byStage.map(({ name, count }, place) => now(base.stage + place, words.byStage, name, count)),
    ...requests.byTime.map((one, place) =>
      stretch(base.created + place, words.byTime, words.created, one, one.created),
    ),
  ]
}

function callFigures(calls: Counted['calls'], { language }: FigureFacts): Figure[] {
  const words = figureWords[language]
  return (calls?.byTime ?? []).flatMap((one, place) => [
    stretch(base.incoming + place, words.calls, words.incoming, one, one.incoming),
    stretch(base.outgoing + place, words.calls, words.outgoing, one, one.outgoing),
  ])
}

const stretch = (id: number, section: string, name: string, { from, until }: Stretch, value: number): Figure => ({
  id,
  section,
  name,
  from,
  to: addDays(until, -1),
  value,
})
