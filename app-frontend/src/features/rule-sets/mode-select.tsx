import { useLingui } from '@lingui/react/macro'
import type { RuleLab, RuleMode } from '@poryadok/app-backend/rule-sets/contract'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useChangeRules } from './use-rules.ts'

/** What the published version may do. Turning it asks first: it concerns everything that comes in. */
export function ModeSelect({ lab }: { lab: RuleLab }) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState<RuleMode | null>(null)
  const { mode } = useChangeRules(lab.kind)
  const words: Record<RuleMode, { label: string; note: string }> = {
    live: { label: t`Действует`, note: t`Решает сама.` },
    shadow: { label: t`В тени`, note: t`Решений не принимает, пишет в журнал, что решила бы.` },
    off: { label: t`Выключена`, note: t`Ничего не решает и не пишет.` },
  }
  if (!lab.published) return null
  const { version } = lab.published
  const question = {
    live: t`Пусть версия ${version} решает сама?`,
    shadow: t`Увести версию ${version} в тень?`,
    off: t`Выключить версию ${version}?`,
  }
  return (
    <div className="w-[220px]">
      <SelectField<RuleMode>
        label={t`Версия ${version}`}
        options={(['live', 'shadow', 'off'] as const).map((id) => ({ id, ...words[id] }))}
        value={lab.mode}
        onChange={(next) => next !== lab.mode && setWanted(next)}
        disabled={!lab.may.publish}
      />
      {wanted && (
        <ConfirmDialog
          title={question[wanted]}
          confirmLabel={{ live: t`Включить`, shadow: t`Увести в тень`, off: t`Выключить` }[wanted]}
          keepLabel={t`Оставить как есть`}
          busy={mode.isPending}
          error={mode.error}
          onClose={() => setWanted(null)}
          onConfirm={() => mode.mutate(wanted, { onSuccess: () => setWanted(null) })}
        >
          <p>{words[wanted].note}</p>
          <p>{t`Это начнёт действовать сразу и останется в истории с вашим именем.`}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
