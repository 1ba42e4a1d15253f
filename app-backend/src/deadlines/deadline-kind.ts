import type { Evidence } from '../audit/index.ts'
import { reason } from '../kernel/reason.ts'
import type { Words } from '../kernel/words.ts'
import type { BodyNote, History, RuleKind } from '../rule-sets/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { calendarOf, missingYearOf } from './calendar-of.ts'
import {
  deadlineFacts,
  deadlineOutcome,
  deadlineRules,
  type DeadlineOutcome,
  type DeadlineQuestion,
  type DeadlineRules,
} from './contract.ts'
import { deadlineChanges } from './deadline-changes.ts'
import { deadlineStep } from './deadline-step.ts'
import type { WalkedDay } from './rules/business-time.ts'
import { resolveBy, type ResolveByFacts } from './rules/resolve-by.ts'
import { stagePauses } from './rules/stage-pauses.ts'

export type DeadlineKind = RuleKind<DeadlineRules, DeadlineQuestion, DeadlineOutcome>

/** Also the kind of the decisions. */
const deadlineKindName = 'deadline'

export interface DeadlineKindDeps {
  /** The portal's categories by option. */
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
  history: History<DeadlineQuestion, DeadlineOutcome>
  clock: Clock
}

/** «Решить до» by category and working calendar, as rules of the lab. */
export const createDeadlineKind = ({ namesOf, history, clock }: DeadlineKindDeps): DeadlineKind => ({
  kind: deadlineKindName,
  title: { ru: 'Срок', en: 'Deadline' },
  body: deadlineRules,
  facts: deadlineFacts,
  outcome: deadlineOutcome,
  empty: deadlineRules.parse({ hours: [] }),
  evaluate(rules, question, now) {
    const { hours, mode, startFrom, onNewCategory } = rules
    const counted = onNewCategory === 'keep' ? (question.firstCategoryId ?? question.categoryId) : question.categoryId
    const targetHours = hours.find(({ categoryId }) => categoryId === counted)?.hours ?? null
    const policy = { calendar: calendarOf(rules), mode, startFrom, onNewCategory }
    const answer = resolveBy({ ...factsOf(question, rules.pauseStages), targetHours }, policy, now)
    return {
      outcome: outcomeOf(answer.dueAt, rules),
      because: [...answer.because],
      evidence: answer.days.slice(0, 60).map(receiptLine),
    }
  },
  key: ({ dueAt }) => dueAt ?? '',
  step: deadlineStep,
  async speech(portalId) {
    const names = await namesOf(portalId)
    return {
      outcome: ({ dueAt }) => dueWords(dueAt),
      changes: (before, after) => deadlineChanges(before, after, (id) => names.get(id) ?? `№ ${id}`),
    }
  },
  notes: async (portalId, rules) => notesOf(rules, await namesOf(portalId), clock.now()),
  history,
})

const dueWords = (dueAt: string | null): Words =>
  dueAt === null ? { ru: 'без срока', en: 'no deadline' } : { ru: dueAt, en: dueAt }

const minuteMs = 60_000

/** The portal keeps whole seconds. */
function outcomeOf(dueAt: Date | null, { warnMinutes, escalateMinutes }: DeadlineRules): DeadlineOutcome {
  if (dueAt === null) return { dueAt: null, warnAt: null, escalateAt: null }
  const ms = Math.floor(dueAt.getTime() / 1_000) * 1_000
  const after = (minutes: number | null) => (minutes === null ? null : new Date(ms + minutes * minuteMs).toISOString())
  return {
    dueAt: new Date(ms).toISOString(),
    warnAt: after(warnMinutes === null ? null : -warnMinutes),
    escalateAt: after(escalateMinutes),
  }
}

const factsOf = (question: DeadlineQuestion, pauseStages: readonly string[]): Omit<ResolveByFacts, 'targetHours'> => ({
  receivedAt: new Date(question.receivedAt),
  categorizedAt: new Date(question.categorizedAt),
  recategorizedAt: question.recategorizedAt === null ? null : new Date(question.recategorizedAt),
  locked: question.locked,
  pauses: [
    ...question.pauses.map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) })),
    ...stagePauses(
      question.stages.map(({ stageId, at }) => ({ stageId, at: new Date(at) })),
      pauseStages,
    ),
  ],
  current: question.current === null ? null : new Date(question.current),
})

/** «31.10 · предпраздничный день · 7:00» */
function receiptLine({ day, minutes }: WalkedDay): Evidence {
  const [, month = '', date = ''] = day.date.split('-')
  const whole = Math.round(minutes)
  const value = whole === 0 ? '—' : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  return { kind: 'step', name: `${date}.${month}`, note: day.title ?? '', value }
}

function notesOf(rules: DeadlineRules, names: ReadonlyMap<string, string>, now: Date): BodyNote[] {
  const { hours, calendar } = rules
  const gone = hours.flatMap(({ categoryId }, at) =>
    names.has(categoryId)
      ? []
      : [
          {
            path: `hours.${at}.categoryId`,
            because: reason('deadline.category-gone', { category: categoryId }),
            blocks: true,
          },
        ],
  )
  const missing = missingYearOf(rules, now)
  const year: BodyNote[] = missing ? [{ path: 'calendar.country', because: missing, blocks: false }] : []
  const never = calendar.week.every((day) => day.length === 0) && calendar.exceptions.length === 0
  const none = { path: 'calendar.week', because: reason('deadline.no-working-days'), blocks: true }
  return [...gone, ...(never ? [none] : []), ...year]
}
