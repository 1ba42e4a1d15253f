import { tugOfWar, tugOfWarLimits, type TugOfWarLimits } from './tug-of-war.ts'
import type { Heard, TriageState, UndoneValues } from './triage-state.ts'

/** What happened to a request, as far as the rules care. */
export type Happened =
  | { what: 'category'; at: Date; by: number | null }
  | { what: 'deadline'; at: Date; by: number | null; before: Date | null }
  | { what: 'responsible'; at: Date; by: number | null; before: number | null }
  | { what: 'released'; at: Date; by: number | null }
  | { what: 'undone'; at: Date; by: number | null; fields: readonly (keyof UndoneValues)[] }
  | { what: 'stage'; at: Date }
  | { what: 'recount'; at: Date }
  | { what: 'tug-of-war'; at: Date; count: number }

export interface TakenUp {
  state: TriageState
  happened: readonly Happened[]
}

/** The portal's own form knows minutes: it drops seconds when it saves a card that nobody touched. */
const minuteMs = 60_000
/** Older ones tell nothing of a fight, and older stages than these are no request's. */
const mostHandovers = 50
const mostStages = 500

const sameMinute = (a: Date | null, b: Date | null) =>
  a === null || b === null ? a === b : Math.abs(a.getTime() - b.getTime()) < minuteMs

/** Takes up what was heard of a record, in its order: people's values hold, and what only repeats what the rules set is no news. */
export function takeUp(before: TriageState, heard: readonly Heard[], limits: TugOfWarLimits = tugOfWarLimits): TakenUp {
  const happened: Happened[] = []
  let state = before
  for (const one of heard) {
    const steps = [takeRecount, takeUndone, takeCategory, takeDeadline, takeRelease, takeStage, takeResponsible(limits)]
    for (const step of steps) {
      const next = step(state, one)
      if (!next) continue
      state = next.state
      happened.push(...next.happened)
    }
  }
  return { state, happened }
}

type Step = (state: TriageState, heard: Heard) => TakenUp | null

const takeRecount: Step = (state, { recount, at }) =>
  recount && state.lockedAt === null ? { state, happened: [{ what: 'recount', at }] } : null

/** A value that came back is nobody's choice: it locks nothing, and nothing is counted from it. */
const takeUndone: Step = (state, { undone, at, by }) => {
  if (undone === undefined) return null
  const { categoryId, dueAt, responsibleId } = undone
  const times = categoryId === null ? { firstCategoryId: null, categorizedAt: null, recategorizedAt: null } : {}
  const next: TriageState = {
    ...state,
    ...(categoryId === undefined ? {} : { categoryId, ...times }),
    ...(dueAt === undefined ? {} : freshDeadline(dueAt)),
    ...(responsibleId === undefined ? {} : { responsibleId }),
  }
  const fields = Object.keys(undone) as (keyof UndoneValues)[]
  return { state: next, happened: [{ what: 'undone', at, by, fields }] }
}

const takeCategory: Step = (state, { categoryId, at, by }) => {
  if (categoryId === undefined || categoryId === state.categoryId) return null
  const first = state.categorizedAt === null && categoryId !== null
  const times = first
    ? { categorizedAt: at, firstCategoryId: categoryId }
    : { recategorizedAt: state.categorizedAt === null ? null : at }
  return { state: { ...state, categoryId, suggestedId: null, ...times }, happened: [{ what: 'category', at, by }] }
}

const takeDeadline: Step = (state, { dueAt, at, by }) => {
  if (dueAt === undefined || sameMinute(dueAt, state.dueAt)) return null
  return {
    state: { ...state, ...freshDeadline(dueAt), lockedAt: at, lockedBy: by },
    happened: [{ what: 'deadline', at, by, before: state.dueAt }],
  }
}

const takeRelease: Step = (state, { released, at, by }) => {
  if (!released || state.lockedAt === null) return null
  return { state: { ...state, lockedAt: null, lockedBy: null }, happened: [{ what: 'released', at, by }] }
}

const takeStage: Step = (state, { stageId, at }) => {
  if (stageId === undefined || stageId === state.stages.at(-1)?.stageId) return null
  const stages = [...state.stages, { stageId, at }].slice(-mostStages)
  return { state: { ...state, stages }, happened: [{ what: 'stage', at }] }
}

const takeResponsible =
  (limits: TugOfWarLimits): Step =>
  (state, { responsibleId, at, by }) => {
    if (responsibleId === undefined || responsibleId === state.responsibleId) return null
    const first = { at: state.receivedAt, userId: state.responsibleId, by: null }
    const known = state.handovers.length > 0 ? state.handovers : [first]
    const handovers = [...known, { at, userId: responsibleId, by }].slice(-mostHandovers)
    const fightsSince = state.stoodBackAt === null ? tugOfWar(handovers, limits) : null
    const settled = { responsibleId, handovers, waitingSince: null, waitingWhy: null }
    return {
      state: { ...state, ...settled, stoodBackAt: state.stoodBackAt ?? fightsSince },
      happened: [
        { what: 'responsible', at, by, before: state.responsibleId },
        ...(fightsSince ? [{ what: 'tug-of-war', at: fightsSince, count: handovers.length - 1 } as const] : []),
      ],
    }
  }

/** Another deadline: nothing was told of it yet. */
export const freshDeadline = (dueAt: Date | null) => ({
  dueAt,
  warnAt: null,
  escalateAt: null,
  warnedAt: null,
  breachedAt: null,
  escalatedAt: null,
})
