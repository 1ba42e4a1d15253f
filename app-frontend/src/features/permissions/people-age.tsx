import { Trans, useLingui } from '@lingui/react/macro'
import type { DepartmentTree } from '@poryadok/app-backend/people/contract'
import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'

/** How old the list is by which heads are known; or why they are not known at all. */
export function PeopleAge() {
  const { t } = useLingui()
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: () => api.get<DepartmentTree>('/api/departments'),
    staleTime: 60_000,
  })
  if (!data) return null
  if (data.departments === null)
    return (
      <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
        <Trans>
          Приложению не дано право «Структура компании» (department): кто кем руководит, неизвестно, и руководители для
          него обычные сотрудники. Дайте право в настройках приложения на портале.
        </Trans>
      </Note>
    )
  return (
    <p className="text-12 text-ink-3">
      {data.asOf === null ? (
        <Trans>Людей и отделы портала ещё не читали.</Trans>
      ) : (
        <>
          {t`Люди и отделы прочитаны на портале:`} <Moment at={data.asOf} as="since" />
        </>
      )}
    </p>
  )
}
