import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type {
  FieldDefinitionView,
  FieldsBesidePortal,
  FieldSetView,
  StoredFields,
} from '@poryadok/app-backend/request-fields/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { UnsavedBar } from '../../ui/unsaved-bar.tsx'
import { ApplyCard } from './apply-card.tsx'
import { ExtraFields } from './extra-fields.tsx'
import { FieldDialog } from './field-dialog.tsx'
import { FieldsFileMenu } from './fields-file-menu.tsx'
import { SectionCard } from './section-card.tsx'
import { useFieldChanges } from './use-fields.ts'

interface FieldsEditorProps {
  stored: StoredFields
  /** null while the portal is asked. */
  beside: FieldsBesidePortal | null
}

/** The set as it is edited; mounted anew for each kept revision. */
export function FieldsEditor({ stored, beside }: FieldsEditorProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { mayEdit, revision } = stored
  const [set, setSet] = useState<FieldSetView>(stored.set)
  const [edited, setEdited] = useState<FieldDefinitionView | 'new' | null>(null)
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const changes = useFieldChanges()
  const unsaved = JSON.stringify(set) !== JSON.stringify(stored.set)
  const compared = new Map(beside?.fields.map((field) => [field.code, field]))
  const isChosen = (code: string): boolean => {
    const one = compared.get(code)
    return one?.mendable === true && (turned.get(code) ?? one.state === 'missing')
  }
  const chosen = new Set(set.fields.map(({ code }) => code).filter(isChosen))
  const take = (field: FieldDefinitionView): void => {
    const known = set.fields.some(({ code }) => code === field.code)
    const fields = known ? set.fields.map((one) => (one.code === field.code ? field : one)) : [...set.fields, field]
    setSet({ ...set, fields })
    setEdited(null)
  }
  const count = plural(set.fields.length, { one: '# поле', few: '# поля', many: '# полей', other: '# поля' })
  const fault = changes.save.error && errorWords(changes.save.error)
  const extra = beside?.fields.filter(({ state }) => state === 'extra') ?? []
  const { changedBy } = stored
  return (
    <>
      {beside && mayEdit && !unsaved && (
        <ApplyCard beside={beside} chosen={chosen} revision={revision} changes={changes} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 text-13 text-ink-2">
          {changedBy === null ? t`Готовый набор: ${count}.` : t`В наборе ${count}. Последним менял: ${changedBy}.`}
        </p>
        {mayEdit && (
          <Button icon={<Plus size={15} aria-hidden="true" />} onPress={() => setEdited('new')}>
            <Trans>Добавить поле</Trans>
          </Button>
        )}
        <FieldsFileMenu mayEdit={mayEdit} onTake={setSet} />
      </div>
      {set.sections.map((section) => (
        <SectionCard
          key={section.id}
          section={section}
          set={set}
          compared={compared}
          isChosen={isChosen}
          readOnly={!mayEdit}
          onChoose={(code, on) => setTurned(new Map([...turned, [code, on]]))}
          onEdit={setEdited}
          onChange={setSet}
        />
      ))}
      {unsaved && (
        <UnsavedBar
          saveLabel={t`Сохранить набор`}
          onSave={() => changes.save.mutate({ set, revision })}
          onUndo={() => setSet(stored.set)}
          saving={changes.save.isPending}
          fault={fault && `${fault.title} ${fault.text}`}
        >
          <Trans>Набор изменён. Портал изменится только после «Записать на портал».</Trans>
        </UnsavedBar>
      )}
      <ExtraFields
        fields={extra}
        readOnly={!mayEdit || unsaved}
        onAdopt={(code) => changes.adopt.mutate({ codes: [code], revision })}
      />
      {edited && (
        <FieldDialog
          set={set}
          field={edited === 'new' ? null : edited}
          onPortal={edited !== 'new' && ['same', 'differs'].includes(compared.get(edited.code)?.state ?? '')}
          onTake={take}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}
