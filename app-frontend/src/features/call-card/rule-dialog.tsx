import { useLingui } from '@lingui/react/macro'
import type { ColourRule, ColourRules } from '@poryadok/app-backend/call-card/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormGrid } from '../../ui/form-grid.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useRuleWords } from './use-rule-words.ts'

interface RuleDialogProps {
  rule: ColourRule
  statuses: ColourRules['statuses']
  onKeep: (rule: ColourRule) => void
  /** Null: the last rule stays. */
  onRemove: (() => void) | null
  onClose: () => void
}

const optionsOf = <Id extends string>(words: Record<Id, string>): { id: Id; label: string }[] =>
  (Object.entries(words) as [Id, string][]).map(([id, label]) => ({ id, label }))

/** What a phrase may name; braces of a message’s own text would be taken for its values. */
const marks = '{company}, {contact}, {lead}, {responsible}, {status}, {number}'

/** One rule: when it fits, the colour, and what the panel says. */
export function RuleDialog({ rule: stored, statuses, onKeep, onRemove, onClose }: RuleDialogProps) {
  const { t } = useLingui()
  const words = useRuleWords()
  const [rule, setRule] = useState(stored)
  const set = (over: Partial<ColourRule>): void => setRule({ ...rule, ...over })
  return (
    <Dialog
      size="lg"
      title={stored.title === '' ? t`Новое правило` : stored.title}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={
        <>
          {onRemove && (
            <Button look="danger" onPress={onRemove}>
              {t`Убрать правило`}
            </Button>
          )}
          <Button look="main" isDisabled={rule.title.trim() === ''} onPress={() => onKeep(rule)}>
            {t`Готово`}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 pb-3">
        <FormGrid>
          <MultiSelect
            label={t`Где найден номер`}
            placeholder={t`где угодно`}
            options={optionsOf(words.found)}
            value={rule.found}
            onChange={(found) => set({ found })}
          />
          <MultiSelect
            label={t`Статус компании`}
            placeholder={t`любой`}
            options={[
              { id: 'protected', label: words.statusName('protected', statuses) },
              ...statuses.map(({ key, name }) => ({ id: key, label: name })),
            ]}
            value={rule.statuses}
            onChange={(chosen) => set({ statuses: chosen })}
          />
          <MultiSelect
            label={t`Кто ответственный`}
            placeholder={t`кто угодно`}
            options={optionsOf(words.relations)}
            value={rule.relations}
            onChange={(relations) => set({ relations })}
          />
          <MultiSelect
            label={t`Какой звонок`}
            placeholder={t`любой`}
            options={optionsOf(words.directions)}
            value={rule.directions}
            onChange={(directions) => set({ directions })}
          />
          <SelectField
            label={t`Цвет`}
            options={optionsOf(words.colours)}
            value={rule.colour}
            onChange={(colour) => set({ colour })}
          />
          <SelectField
            label={t`Что предложить`}
            options={optionsOf(words.actions)}
            value={rule.action}
            onChange={(action) => set({ action })}
          />
        </FormGrid>
        <TextField label={t`Заголовок`} value={rule.title} maxLength={80} onChange={(title) => set({ title })} />
        <TextField
          label={t`Фраза`}
          help={t`Подставятся: ${marks}.`}
          rows={2}
          value={rule.text}
          maxLength={240}
          onChange={(text) => set({ text })}
        />
      </div>
    </Dialog>
  )
}
