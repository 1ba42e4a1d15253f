import { useLingui } from '@lingui/react/macro'
import type { RoutingLine } from '@poryadok/app-backend/routing/contract'
import type { Option } from '../../../ui/select-field.tsx'

/** Languages as the letters of a text tell them. */
export function useLanguageOptions(): Option<RoutingLine['languages'][number]>[] {
  const { t } = useLingui()
  return [
    { id: 'ru', label: t`русский` },
    { id: 'en', label: t`латиница`, note: t`английский и другие` },
    { id: 'other', label: t`другой` },
  ]
}
