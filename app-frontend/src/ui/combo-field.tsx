import { useLingui } from '@lingui/react/macro'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { fieldBox, fieldInput, fieldOption, fieldPopover } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'

export interface ComboOption {
  id: string
  label: string
  /** At the right of the label: an offset, a role. */
  note?: string
  /** Words it is found by beside the label. */
  also?: string
  /** Before the label in the list. */
  face?: ReactNode
}

interface ComboFieldProps extends FieldTexts {
  options: readonly ComboOption[]
  value: string | null
  onChange: (id: string | null) => void
  placeholder?: string
  disabled?: boolean
  /** Before the text of the field. */
  face?: ReactNode
}

const folded = (words: string): string => words.toLocaleLowerCase().replaceAll('ё', 'е')

/** One of many, found by typing any part of its words. */
export function ComboField(props: ComboFieldProps) {
  const { t } = useLingui()
  const {
    label,
    hideLabel,
    help,
    fault,
    aside,
    options,
    value,
    onChange,
    placeholder = '',
    disabled = false,
    face,
  } = props
  // React Aria filters by the text of a line alone; other words of it are looked up by that text.
  const found = new Map(options.map((option) => [option.label, folded(`${option.label} ${option.also ?? ''}`)]))
  return (
    <ComboBox
      defaultItems={options}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      defaultFilter={(text, typed) => (found.get(text) ?? folded(text)).includes(folded(typed.trim()))}
      menuTrigger="focus"
      isDisabled={disabled}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col"
    >
      <FieldWords {...{ label, hideLabel, help, fault, aside }}>
        <Group className={fieldBox}>
          {face && <span className="-mr-1 pl-2">{face}</span>}
          <Input placeholder={placeholder} className={fieldInput} />
          <Button
            aria-label={t`Показать список`}
            className="grid h-full w-[34px] shrink-0 place-items-center rounded-md text-ink-3 data-hovered:text-ink"
          >
            <ChevronDown size={15} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </Group>
      </FieldWords>
      <Popover offset={4} className={`${fieldPopover} max-h-[40vh] w-(--trigger-width)`}>
        <ListBox<ComboOption>
          className="outline-none"
          renderEmptyState={() => <p className="px-2.5 py-2 text-13 text-ink-2">{t`Ничего не подошло`}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={fieldOption}>
              {({ isSelected }) => (
                <>
                  {option.face}
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.note && <span className="shrink-0 text-12 font-normal text-ink-3">{option.note}</span>}
                  {isSelected && (
                    <Check size={15} strokeWidth={2} aria-hidden="true" className="shrink-0 text-action" />
                  )}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
