import { useLingui } from '@lingui/react/macro'
import type { StatusOfCompany } from '@poryadok/app-backend/company-status/contract'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { StatusDot } from './status-mark.tsx'

interface StatusChoiceProps {
  company: StatusOfCompany
  value: string | null
  /** Absent: only to look at. */
  onChange?: (key: string) => void
}

/** The statuses one below the other, each with what it means. */
export function StatusChoice({ company: { statuses, status }, value, onChange }: StatusChoiceProps) {
  const { t } = useLingui()
  const shown = statuses.filter(({ archived, key }) => !archived || key === status)
  return (
    <RadioGroup value={value} isReadOnly={!onChange} {...(onChange ? { onChange } : {})} className="grid gap-2">
      <Label className="sr-only">{t`Статус`}</Label>
      {shown.map(({ key, name, note, tone, isDefault, isProtected, archived }) => (
        <Radio
          key={key}
          value={key}
          isDisabled={archived}
          className="group flex min-h-[38px] cursor-default items-center gap-2.5 rounded-md border border-line-strong bg-white px-3 py-1.5 data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-readonly:bg-white data-selected:border-action data-selected:bg-peeked data-selected:data-readonly:border-line-field data-selected:data-readonly:bg-grey-soft"
        >
          <span
            aria-hidden="true"
            className="grid size-4 shrink-0 place-items-center rounded-full border-[1.5px] border-line-field bg-white group-data-selected:border-[5px] group-data-selected:border-action group-data-readonly:group-data-selected:border-ink-3"
          />
          <StatusDot tone={tone} />
          <span className="min-w-0 text-14">
            {name}{' '}
            <span className="ml-1 text-12h text-ink-3">
              {[
                note,
                isProtected && t`чужой звонок будет красным`,
                isDefault && t`для новых компаний`,
                archived && t`в архиве`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
