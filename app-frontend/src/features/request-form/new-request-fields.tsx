import { useLingui } from '@lingui/react/macro'
import type { FormValues, RequestForm } from '@poryadok/app-backend/scenarios/contract'
import { ListPlus } from 'lucide-react'
import { LazyDisclosure } from '../../ui/lazy-disclosure.tsx'
import { OwnFields } from './own-fields.tsx'

interface NewRequestFieldsProps {
  form: RequestForm
  values: FormValues
  asked: boolean
  onChange: (values: FormValues) => void
}

/** In the dialog of a new request: what a scenario asks for at once, the rest when it is wanted. */
export default function NewRequestFields({ form, values, asked, onChange }: NewRequestFieldsProps) {
  const { t } = useLingui()
  if (form.fields.length === 0) return null
  const parts = { form, values, asked, onChange }
  return (
    <>
      <OwnFields {...parts} part="asked-for" />
      <LazyDisclosure icon={<ListPlus size={15} aria-hidden="true" />} title={t`Другие поля запроса`}>
        <div className="px-2.5 pt-2">
          <OwnFields {...parts} part="rest" />
        </div>
      </LazyDisclosure>
    </>
  )
}
