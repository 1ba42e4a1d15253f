import { useLingui } from '@lingui/react/macro'
import { Avatar } from './avatar.tsx'
import { ComboField } from './combo-field.tsx'
import type { FieldTexts } from './field-words.tsx'

export interface PickedPerson {
  id: number
  name: string
  /** Post or department, so that namesakes differ. */
  note?: string
  photo?: string
}

interface PersonPickerProps extends FieldTexts {
  people: readonly PickedPerson[]
  value: number | null
  onChange: (id: number | null) => void
  disabled?: boolean
}

/** A person of the portal, found by name or post; the face stands beside the name. */
export function PersonPicker({ people, value, onChange, ...texts }: PersonPickerProps) {
  const { t } = useLingui()
  const faceOf = (person: PickedPerson) => <Avatar name={person.name} size="sm" photo={person.photo} />
  const chosen = people.find(({ id }) => id === value)
  return (
    <ComboField
      {...texts}
      placeholder={t`имя или должность`}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      options={people.map((person) => ({
        id: String(person.id),
        label: person.name,
        face: faceOf(person),
        ...(person.note ? { note: person.note, also: person.note } : {}),
      }))}
      {...(chosen ? { face: faceOf(chosen) } : {})}
    />
  )
}
