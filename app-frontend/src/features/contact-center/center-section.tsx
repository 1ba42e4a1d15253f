import { useLingui } from '@lingui/react/macro'
import { Tabs } from '../../ui/tabs.tsx'
import { CallsTab } from './calls-tab.tsx'
import { HooksTab } from './hooks-tab.tsx'
import { KeysTab } from './keys-tab.tsx'
import { MapsTab } from './maps-tab.tsx'
import { useMay } from './use-may.ts'

/** The contact centre: keys by which it calls, what its words mean, what it is told of, and what it called for; each for whoever may see it. */
export default function CenterSection() {
  const { t } = useLingui()
  const may = useMay()
  const calls = { id: 'calls', label: t`Журнал вызовов`, content: () => <CallsTab /> }
  const tabs = [
    ...(may('app.administer') ? [{ id: 'keys', label: t`Ключи`, content: () => <KeysTab /> }] : []),
    ...(may('settings.edit') ? [{ id: 'maps', label: t`Таблицы`, content: () => <MapsTab /> }] : []),
    ...(may('app.administer') ? [{ id: 'hooks', label: t`Уведомления`, content: () => <HooksTab /> }] : []),
    ...(may('audit.view') ? [calls] : []),
  ]
  // Somebody without any of the rights came by a link: the journal says who may.
  return <Tabs inner label={t`Контакт-центр`} tabs={tabs.length === 0 ? [calls] : tabs} />
}
