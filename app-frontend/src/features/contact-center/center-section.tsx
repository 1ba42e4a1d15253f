import { useLingui } from '@lingui/react/macro'
import { Tabs } from '../../ui/tabs.tsx'
import { CallsTab } from './calls-tab.tsx'
import { KeysTab } from './keys-tab.tsx'

/** The contact centre: keys by which it calls, and what it called for. */
export default function CenterSection() {
  const { t } = useLingui()
  return (
    <Tabs
      inner
      label={t`Контакт-центр`}
      tabs={[
        { id: 'keys', label: t`Ключи`, content: () => <KeysTab /> },
        { id: 'calls', label: t`Журнал вызовов`, content: () => <CallsTab /> },
      ]}
    />
  )
}
