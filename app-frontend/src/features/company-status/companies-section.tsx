import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { Tabs } from '../../ui/tabs.tsx'
import type { SectionProps } from '../home/sections.ts'
import { CompanyList } from './company-list.tsx'
import { StatusDirectoryTab } from './status-directory-tab.tsx'

/** Companies by status, and the statuses themselves. */
export default function CompaniesSection({ item }: SectionProps) {
  const { t } = useLingui()
  const { user } = useServices()
  const admin = user()?.isAdmin === true
  const [open, setOpen] = useState(admin && item === 'statuses' ? 'statuses' : 'list')
  const list = () => <CompanyList onSetUp={() => setOpen('statuses')} />
  if (!admin) return list()
  return (
    <Tabs
      inner
      label={t`Компании`}
      selected={open}
      onSelect={setOpen}
      tabs={[
        { id: 'list', label: t`По статусам`, content: list },
        { id: 'statuses', label: t`Справочник статусов`, content: () => <StatusDirectoryTab /> },
      ]}
    />
  )
}
