import { Trans, useLingui } from '@lingui/react/macro'
import type { RequestForm } from '@poryadok/app-backend/scenarios/contract'
import { stageFact } from '@poryadok/app-backend/scenarios/form/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../../lib/services.ts'
import { useErrorWords } from '../../../lib/use-error-words.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { FactsFormProps } from '../kind-slot.ts'
import { useStages } from '../use-stages.ts'
import { factsOf } from './scenario-facts.ts'

/** A request of today to try the scenarios on, as it stands or as if it came to another stage. */
export default function RequestFactsForm({ facts, onChange }: FactsFormProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const errorWords = useErrorWords()
  const stages = useStages()
  const [number, setNumber] = useState('')
  const now = factsOf(facts)
  const look = useMutation({
    mutationFn: () => api.get<RequestForm>('/api/request-form', { id: Number(number) }),
    onSuccess: ({ values, fields }) =>
      onChange({ values, labels: Object.fromEntries(fields.map(({ code, label }) => [code, label])) }),
  })
  const fault = look.error && errorWords(look.error)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={t`Номер запроса`}
            value={number}
            onChange={(text) => setNumber(text.replaceAll(/\D/g, ''))}
            fault={fault ? fault.title : undefined}
          />
        </div>
        <Button isDisabled={number === ''} isPending={look.isPending} onPress={() => look.mutate()}>
          <Trans>Взять поля</Trans>
        </Button>
      </div>
      <SelectField
        label={t`Стадия`}
        options={stages}
        value={now.values[stageFact]?.[0] ?? null}
        onChange={(stage) => onChange({ ...now, values: { ...now.values, [stageFact]: [stage] } })}
      />
    </div>
  )
}
