import { useLingui } from '@lingui/react/macro'
import type { NoticePreferencesPage } from '@poryadok/app-backend/messages/contract'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Chip } from '../../ui/chip.tsx'

interface KindsListProps {
  kinds: NoticePreferencesPage['kinds']
  muted: readonly string[]
  onChange: (muted: string[]) => void
}

/** What there is to tell of; without its tick a kind is silent. */
export function KindsList({ kinds, muted, onChange }: KindsListProps) {
  const { t, i18n } = useLingui()
  const lang = i18n.locale === 'ru' ? 'ru' : 'en'
  const turn = (kind: string, on: boolean): void => {
    const others = muted.filter((one) => one !== kind)
    onChange(on ? others : [...others, kind])
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-13 font-semibold">{t`О чём сообщать`}</legend>
      <ul className="flex flex-col gap-1">
        {kinds.map(({ kind, title, urgent }) => (
          <li key={kind} className="flex flex-wrap items-center gap-2">
            <CheckboxField label={title[lang]} value={!muted.includes(kind)} onChange={(on) => turn(kind, on)} />
            {urgent && <Chip tone="amber">{t`срочное: приходит сразу`}</Chip>}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
