import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { useState } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { useChangeRules, useRefresh } from './use-rules.ts'

export type Shown = 'draft' | 'published'

/** Rules as they lie at the server: the draft, else what works, else the empty ones. */
const savedBody = ({ draft, published, empty }: RuleLab): unknown => draft?.body ?? published?.body ?? empty

/**
 * What a person edits, against the draft that they saw. A save of somebody else in between does not touch the edit: both are kept
 * until the person chooses.
 */
export function useDraft(lab: RuleLab) {
  const [edit, setEdit] = useState<{ body: unknown; token: string | null } | null>(null)
  const [shown, setShown] = useState<Shown>('draft')
  const { save, discard } = useChangeRules(lab.kind)
  const refresh = useRefresh(lab.kind)
  const token = lab.draft?.token ?? null
  const conflict = save.error instanceof ApiError && save.error.said?.code === 'rules.draft-conflict'
  const readOnly = !lab.may.edit || shown === 'published'
  const body = shown === 'published' ? (lab.published?.body ?? lab.empty) : (edit?.body ?? savedBody(lab))

  const store = (against: string | null): void => {
    if (!edit) return
    save.mutate({ draft: against, body: edit.body }, { onSuccess: () => setEdit(null), onError: refresh })
  }
  return {
    body,
    shown,
    setShown,
    readOnly,
    dirty: edit !== null,
    saving: save.isPending,
    conflict,
    /** Why the save failed, when not by a conflict. */
    fault: conflict ? null : save.error,
    change: (next: unknown) => setEdit((now) => ({ body: next, token: now ? now.token : token })),
    save: () => store(edit?.token ?? null),
    /** Writes the edit over what somebody else saved meanwhile. */
    saveMine: () => store(token),
    undo: () => {
      setEdit(null)
      save.reset()
    },
    discard,
  }
}
export type DraftInHand = ReturnType<typeof useDraft>
