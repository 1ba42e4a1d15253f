import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { fieldBox, fieldOption, fieldPopover } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'
import type { Option } from './select-field.tsx'

interface MultiSelectProps<Id extends string> extends FieldTexts {
  options: readonly Option<Id>[]
  value: readonly Id[]
  onChange: (ids: Id[]) => void
  /** Shown while nothing is chosen: «Все стадии». */
  placeholder: string
  disabled?: boolean
}

/** Several of a few; the list stays open while they are ticked. */
export function MultiSelect<Id extends string>(props: MultiSelectProps<Id>) {
  const { label, help, fault, aside, options, value, onChange, placeholder, disabled = false } = props
  const labels = options.filter(({ id }) => value.includes(id)).map((option) => option.label)
  return (
    <Select
      selectionMode="multiple"
      value={[...value]}
      onChange={(keys) => onChange(options.map(({ id }) => id).filter((id) => keys.includes(id)))}
      isDisabled={disabled}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      className="group flex min-w-0 flex-col"
    >
      <FieldWords {...{ label, help, fault, aside }}>
        <Button className={`${fieldBox} px-[11px] group-data-invalid:border-red`}>
          <SelectValue className={`min-w-0 flex-1 truncate text-left ${labels.length === 0 ? 'text-ink-3' : ''}`}>
            {labels.length === 0 ? placeholder : labels.join(', ')}
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
                  <span
                    aria-hidden="true"
                    className={`grid size-4 shrink-0 place-items-center rounded-xs border-[1.5px] ${isSelected ? 'border-action bg-action text-white' : 'border-line-field'}`}
                  >
                    {isSelected && <Check size={12} strokeWidth={3} />}
                  </span>
                  <span className="font-normal">{option.label}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
