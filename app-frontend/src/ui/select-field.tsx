import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { fieldBox, fieldOption, fieldPopover } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'

export interface Option<Id extends string = string> {
  id: Id
  label: string
  /** Second line: what choosing it means. */
  note?: string
}

interface SelectFieldProps<Id extends string> extends FieldTexts {
  options: readonly Option<Id>[]
  /** null: nothing is chosen yet. */
  value: Id | null
  onChange: (id: Id) => void
  placeholder?: string
  disabled?: boolean
}

/** One of a few; the list is short enough to be read. Longer ones take ComboField. */
export function SelectField<Id extends string>(props: SelectFieldProps<Id>) {
  const { label, hideLabel, help, fault, aside, options, value, onChange, placeholder = '', disabled = false } = props
  const choose = (key: unknown): void => {
    const chosen = options.find(({ id }) => id === key)
    if (chosen) onChange(chosen.id)
  }
  return (
    <Select
      value={value}
      onChange={choose}
      placeholder={placeholder}
      isDisabled={disabled}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      className="group flex min-w-0 flex-col"
    >
      <FieldWords {...{ label, hideLabel, help, fault, aside }}>
        <Button
          className={`${fieldBox} px-[11px] group-data-invalid:border-red group-data-invalid:ring-1 group-data-invalid:ring-red`}
        >
          <SelectValue className="min-w-0 flex-1 truncate text-left data-placeholder:text-ink-3">
            {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
          </SelectValue>
          <ChevronDown size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
        </Button>
      </FieldWords>
      <Popover offset={4} className={`${fieldPopover} max-h-[40vh] min-w-(--trigger-width)`}>
        <ListBox items={options} className="outline-none">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={fieldOption}>
              {({ isSelected }) => (
                <>
                  <span className="min-w-0 flex-1">
                    {option.label}
                    {option.note && <span className="block text-12 font-normal text-ink-3">{option.note}</span>}
                  </span>
                  {isSelected && <Check size={15} strokeWidth={2} aria-hidden="true" className="text-action" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
