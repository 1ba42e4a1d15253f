import { useLingui } from '@lingui/react/macro'
import type { RequestPage, RequestPreset } from '@poryadok/app-backend/requests/contract'
import { Plus } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { PresetBar } from '../../ui/preset-bar.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SettingsGear } from '../settings/settings-gear.tsx'

interface RequestsToolbarProps {
  preset: RequestPreset
  counts: RequestPage['counts'] | null
  search: string
  onPreset: (preset: RequestPreset) => void
  onSearch: (search: string) => void
  /** null: the viewer may not create requests. */
  onCreate: (() => void) | null
  /** The person is likely to create soon: the dialog may be loaded. */
  onMayCreate: () => void
}

export function RequestsToolbar(props: RequestsToolbarProps) {
  const { preset, counts, search, onPreset, onSearch, onCreate, onMayCreate } = props
  const { t } = useLingui()
  const labels: Record<RequestPreset, string> = {
    open: t`Открытые`,
    mine: t`Мои`,
    overdue: t`Просрочены`,
    uncategorized: t`Без категории`,
    closed: t`Закрытые`,
  }
  const presets = (Object.keys(labels) as RequestPreset[]).map((id) => ({
    id,
    label: labels[id],
    count: counts ? counts[id] : null,
    alarming: id === 'overdue',
  }))
  return (
    <>
      <div className="flex items-center gap-2.5 px-4 pt-3.5 pb-2.5">
        {onCreate && (
          <Button
            look="main"
            icon={<Plus size={15} aria-hidden="true" />}
            onPress={onCreate}
            onHoverStart={onMayCreate}
            onFocus={onMayCreate}
          >
            {t`Создать запрос`}
          </Button>
        )}
        <SearchField
          label={t`Поиск по запросам клиента`}
          placeholder={t`номер или слова из названия`}
          clearLabel={t`Очистить поиск`}
          value={search}
          onChange={onSearch}
        />
        <SettingsGear slice="requests" size="md" />
      </div>
      <div className="border-b border-line px-2.5 pb-2">
        <PresetBar label={t`Отбор запросов`} presets={presets} selected={preset} onSelect={onPreset} />
      </div>
    </>
  )
}
