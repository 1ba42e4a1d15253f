import { Trans, useLingui } from '@lingui/react/macro'
import type { SetupState } from '@poryadok/app-backend/portal/contract'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'

interface EntityChoiceProps {
  entities: SetupState['entities']
  chosen: number
  onChoose: (entityTypeId: number) => void
}

/** What plays the request on this portal: leads, or one of its smart processes. */
export function EntityChoice({ entities, chosen, onChoose }: EntityChoiceProps) {
  const { t } = useLingui()
  return (
    <RadioGroup
      value={String(chosen)}
      onChange={(value) => onChoose(Number(value))}
      className="border-b border-line px-[18px] py-3.5"
    >
      <Label className="mb-1 block font-medium">
        <Trans>Чем на портале будет запрос</Trans>
      </Label>
      <p className="mb-2 text-13 text-ink-2">
        <Trans>Позже можно выбрать другое: уже созданные запросы останутся там, где они есть.</Trans>
      </p>
      <div className="flex flex-wrap gap-2">
        {entities.map((entity) => (
          <Radio
            key={entity.entityTypeId}
            value={String(entity.entityTypeId)}
            className="group flex cursor-default items-center gap-2.5 rounded-lg border border-line-strong px-3 py-2 data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:border-action data-selected:bg-blue-soft"
          >
            <span className="size-4 rounded-full border-[1.5px] border-line-field bg-white group-data-selected:border-[5px] group-data-selected:border-action" />
            <span>
              <span className="block font-medium">{entity.title}</span>
              <span className="block text-12 text-ink-3">
                {entity.kind === 'lead' ? t`лиды CRM` : t`смарт-процесс`}
              </span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
