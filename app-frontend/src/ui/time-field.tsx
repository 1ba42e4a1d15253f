import { parseTime } from '@internationalized/date'
import { Group } from 'react-aria-components/Group'
import { TimeField as AriaTimeField } from 'react-aria-components/TimeField'
import { DateSegments } from './date-segments.tsx'
import { fieldBox } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'

interface TimeFieldProps extends FieldTexts {
  /** `09:30`; null: empty. */
  value: string | null
  onChange: (time: string | null) => void
  disabled?: boolean
}

/** A time of day of 24 hours. */
export function TimeField({ label, help, fault, aside, value, onChange, disabled = false }: TimeFieldProps) {
  return (
    <AriaTimeField
      value={value ? parseTime(value) : null}
      onChange={(time) => onChange(time ? time.toString().slice(0, 5) : null)}
      hourCycle={24}
      shouldForceLeadingZeros
      isDisabled={disabled}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col"
    >
      <FieldWords {...{ label, help, fault, aside }}>
        <Group className={fieldBox}>
          <DateSegments />
        </Group>
      </FieldWords>
    </AriaTimeField>
  )
}
