import { useServices } from '../../lib/services.ts'
import { NoRightsState } from '../../ui/no-rights-state.tsx'
import { Page } from '../../ui/page.tsx'
import GalleryParts from './gallery-parts.tsx'
import { useTwo } from './use-two.ts'

/** The parts of the kit as a page of their own, for administrators. */
export default function GalleryView() {
  const two = useTwo()
  const { user } = useServices()
  if (user()?.isAdmin === false) {
    return (
      <main className="flex h-full bg-white">
        <NoRightsState title={two('Детали экранов смотрит администратор', 'Parts of screens are for administrators')}>
          {two('Для работы с запросами они не нужны.', 'Work with requests does not need them.')}
        </NoRightsState>
      </main>
    )
  }
  return (
    <Page title={two('Детали экранов', 'Parts of screens')}>
      <GalleryParts />
    </Page>
  )
}
