import { useLingui } from '@lingui/react/macro'
import { Tabs } from '../../ui/tabs.tsx'
import { CallsTab } from './calls-tab.tsx'
import { HooksTab } from './hooks-tab.tsx'
import { KeysTab } from './keys-tab.tsx'
import { MapsTab } from './maps-tab.tsx'

/** The contact centre: keys by which it calls, what its words mean, what it is told of, and what it called for. */
export default function CenterSection() {
  const { t } = useLingui()
  return (
    <Tabs
      inner
      label={t`Контакт-центр`}
      tabs={[
        { id: 'keys', label: t`Ключи`, content: () => <KeysTab /> },
        { id: 'maps', label: t`Таблицы`, content: () => <MapsTab /> },
        { id: 'hooks', label: t`Уведомления`, content: () => <HooksTab /> },
        { id: 'calls', label: t`Журнал вызовов`, content: () => <CallsTab /> },
      ]}
    />
  )
}
