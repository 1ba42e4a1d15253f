import { Trans, useLingui } from '@lingui/react/macro'
import type { SetupState } from '@poryadok/app-backend/portal/contract'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'

interface EntityChoiceProps {
  entities: SetupState['entities']
  chosen: number
  onChoose: (entityTypeId: number) => void
  disabled: boolean
}

/** Which kind of CRM record plays the request: leads, or one of the portal's smart processes. */
export function EntityChoice({ entities, chosen, onChoose, disabled }: EntityChoiceProps) {
  const { t } = useLingui()
  const kinds = {
    lead: t`Подходит для классической CRM`,
    'smart-process': t`Смарт-процесс этого портала`,
  }
  return (
    <RadioGroup value={String(chosen)} onChange={(value) => onChoose(Number(value))} isDisabled={disabled} className="px-4 py-3">
      <Label className="mb-2 block text-13 text-ink-2">
        <Trans>Каждое обращение клиента станет записью этого вида</Trans>
      </Label>
      <div className="flex flex-wrap gap-2">
        {entities.map((entity) => (
          <Radio
            key={entity.entityTypeId}
            value={String(entity.entityTypeId)}
            className="group flex min-w-[220px] flex-1 items-start gap-2.5 rounded-md border border-line-strong px-3 py-2.5 data-hovered:bg-hover data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-selected:border-action data-selected:bg-blue-soft"
          >
            <span
              aria-hidden="true"
              className="mt-0.5 size-4 shrink-0 rounded-full border-[1.5px] border-line-field bg-white group-data-selected:border-[5px] group-data-selected:border-action"
            />
            <span className="min-w-0">
              <span className="block font-medium">{entity.title}</span>
              <span className="block text-12 text-ink-2">{kinds[entity.kind]}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
