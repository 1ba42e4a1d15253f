import type { FormValues, RequestForm } from '@poryadok/app-backend/scenarios/contract'
import { useState } from 'react'

/** What a person types into a form, and what they saw in each field when they began: the form may be read anew meanwhile. */
export function useFormDraft(form: RequestForm | null | undefined) {
  const [values, setValues] = useState<FormValues>({})
  const [kept, setKept] = useState<FormValues>({})
  const seen = Object.fromEntries(
    Object.keys(values).map((code) => [code, [...(kept[code] ?? form?.values[code] ?? [])]]),
  )
  return {
    values,
    seen,
    change: (next: FormValues): void => {
      setKept(Object.fromEntries(Object.keys(next).map((code) => [code, seen[code] ?? form?.values[code] ?? []])))
      setValues(next)
    },
    /** They were told what stands there now: what they typed stays, and the next press writes it over that. */
    told: (): void => setKept({}),
    clear: (): void => {
      setValues({})
      setKept({})
    },
  }
}
