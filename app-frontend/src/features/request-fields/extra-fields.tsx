import { Trans, useLingui } from '@lingui/react/macro'
import type { ComparedFieldView } from '@poryadok/app-backend/request-fields/contract'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeValue } from '../../ui/code-value.tsx'

interface ExtraFieldsProps {
  fields: readonly ComparedFieldView[]
  readOnly: boolean
  onAdopt: (code: string) => void
}

/** Fields that the portal has besides the set: left as they are, or taken into it. */
export function ExtraFields({ fields, readOnly, onAdopt }: ExtraFieldsProps) {
  const { t } = useLingui()
  if (fields.length === 0) return null
  return (
    <Card title={t`Есть на портале, нет в наборе`}>
      <ul>
        {fields.map(({ code, label }) => (
          <li key={code} className="flex items-center gap-3 border-b border-line px-4 py-2 last:border-b-0">
            <p className="min-w-0 flex-1 text-14 wrap-anywhere">
              {label} <CodeValue>{code}</CodeValue>
            </p>
            {!readOnly && (
              <Button size="sm" onPress={() => onAdopt(code)} aria-label={t`Взять в набор: ${label}`}>
                <Trans>Взять в набор</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
