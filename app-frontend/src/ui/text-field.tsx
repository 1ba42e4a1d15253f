import { Input } from 'react-aria-components/Input'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { type FieldTexts, FieldWords } from './field-words.tsx'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>, FieldTexts {
  placeholder?: string
  /** Several lines. */
  rows?: number
}

const box =
  'w-full min-w-0 rounded-md border border-line-field bg-white px-[11px] text-14 outline-none placeholder:text-ink-3 placeholder:opacity-100 focus:border-accent focus:ring-1 focus:ring-accent data-invalid:border-red data-invalid:ring-1 data-invalid:ring-red data-disabled:border-line-strong data-disabled:bg-grey-soft data-disabled:text-grey-ink'

export function TextField({ label, help, fault, aside, placeholder = '', rows, ...props }: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      validationBehavior="aria"
      isInvalid={fault !== undefined}
      className="flex min-w-0 flex-col"
    >
      <FieldWords {...{ label, help, fault, aside }}>
        {rows ? (
          <TextArea rows={rows} placeholder={placeholder} className={`${box} resize-y py-2`} />
        ) : (
          <Input placeholder={placeholder} className={`${box} h-[34px]`} />
        )}
      </FieldWords>
    </AriaTextField>
  )
}
