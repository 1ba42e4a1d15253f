import { useLingui } from '@lingui/react'
import type { RoutingPeople } from '@poryadok/app-backend/routing/contract'
import { personNote } from '../../why/person-notes.ts'

type Away = NonNullable<RoutingPeople['people'][number]['away']>

/** Why a person can't be given work now, in a few words. */
export function useAwayWords(): (away: Away) => string {
  const { i18n } = useLingui()
  return ({ code }) => personNote(i18n, code)
}
