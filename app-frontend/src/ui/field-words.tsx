import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'

/** Words around every field of the kit. */
export interface FieldTexts {
  label: string
  /** The label is for screen readers only: a table says it in its head. */
  hideLabel?: boolean | undefined
  /** Under the field, while there is no fault. */
  help?: string | undefined
  /** The fault, in a sentence under the field. */
  fault?: string | undefined
  /** At the right of the label: a chip, a link. */
  aside?: ReactNode
}

/** Label above, field between, help or fault below. To stand inside a field of React Aria, which ties them together. */
export function FieldWords({
  label,
  hideLabel = false,
  help,
  fault,
  aside,
  children,
}: FieldTexts & { children: ReactNode }) {
  return (
    <>
      <div className={hideLabel ? 'sr-only' : 'mb-[3px] flex h-[17px] items-center gap-2 text-12 text-ink-3'}>
        <Label>{label}</Label>
        {aside}
      </div>
      {children}
      {help && fault === undefined && (
        <Text slot="description" className="mt-1 text-12 text-ink-3">
          {help}
        </Text>
      )}
      <FieldError className="mt-1 text-12 text-red-ink">{fault}</FieldError>
    </>
  )
}
