import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string
  /** Under the field, while there is no fault. */
  help?: string
  /** The fault, in a sentence under the field. */
  fault?: string | undefined
  placeholder?: string
  /** Several lines. */
  rows?: number
}

const box =
  'w-full min-w-0 rounded-md border border-line-field bg-white px-[11px] text-14 outline-none placeholder:text-ink-3 placeholder:opacity-100 focus:border-accent focus:ring-1 focus:ring-accent data-invalid:border-red data-invalid:ring-1 data-invalid:ring-red'

export function TextField({ label, help, fault, placeholder = '', rows, ...props }: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      validationBehavior="aria"
      isInvalid={fault !== undefined}
      className="flex min-w-0 flex-col"
    >
      <Label className="mb-[3px] text-12 text-ink-3">{label}</Label>
      {rows ? (
        <TextArea rows={rows} placeholder={placeholder} className={`${box} resize-y py-2`} />
      ) : (
        <Input placeholder={placeholder} className={`${box} h-[34px]`} />
      )}
      {help && fault === undefined && (
        <Text slot="description" className="mt-1 text-12 text-ink-3">
          {help}
        </Text>
      )}
      <FieldError className="mt-1 text-12 text-red-ink">{fault}</FieldError>
    </AriaTextField>
  )
}
