import { Trans } from '@lingui/react/macro'
import { PanelsTopLeft } from 'lucide-react'
import { StateCard } from '../ui/state-card.tsx'

/** No portal answers around the page. */
export const OutsideScreen = () => (
  <main className="flex h-full bg-white">
    <StateCard
      tone="blue"
      icon={<PanelsTopLeft size={22} strokeWidth={1.75} />}
      title={<Trans>Откройте «Порядок» внутри Битрикс24</Trans>}
    >
      <Trans>
        Портал вокруг этой страницы не отозвался, а без него неизвестно, кто смотрит. Запросы клиента живут во вкладке
        «Запросы» его карточки, настройка в левом меню.
      </Trans>
    </StateCard>
  </main>
)
