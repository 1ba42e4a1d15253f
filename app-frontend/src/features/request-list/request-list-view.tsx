import { useLingui } from '@lingui/react/macro'
import { Page } from '../../ui/page.tsx'
import RequestListSection from './request-list-section.tsx'

/** The list as the portal's own list of requests opens it. */
export default function RequestListView() {
  const { t } = useLingui()
  return (
    <Page title={t`Запросы`}>
      <RequestListSection />
    </Page>
  )
}
