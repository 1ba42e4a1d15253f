import { useLingui } from '@lingui/react/macro'
import { stageFact } from '@poryadok/app-backend/scenarios/form/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { useServices } from '../../lib/services.ts'
import { obeyedForm } from '../request-form/own-fields.tsx'
import { formOptions } from '../request-form/use-request-form.ts'
import { wasAt, type RequestMove } from './use-request-move.ts'

export interface StageChoice {
  id: string
  label: string
}

/** Moves a request from the stage `now` that is shown to another; `asked` is the stage whose scenario lacks fields, until they are filled in or it is left. */
export function useStageMove(id: number, move: RequestMove, now: string | undefined) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const [asked, setAsked] = useState<StageChoice | null>(null)

  /** Without an answer the server is the one that asks. */
  const lacks = async (stage: StageChoice): Promise<boolean> => {
    const form = await cache.fetchQuery(formOptions(api, id)).catch(() => null)
    const values = form && { ...form.values, [stageFact]: [stage.id] }
    return form !== null && values !== null && obeyedForm({ ...form, values }, {}).lacking.length > 0
  }
  const moveTo = async (stage: StageChoice): Promise<void> => {
    if (await lacks(stage)) return setAsked(stage)
    const words = t`Запрос переведён в «${stage.label}»`
    const onError = (error: Error): void => {
      if (error instanceof ApiError && error.said?.code === 'scenarios.lacking') setAsked(stage)
    }
    move.mutate({ move: { stageId: stage.id, was: wasAt(now) }, words }, { onError })
  }
  return { asked, moveTo, leave: () => setAsked(null) }
}
