import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Settings } from 'lucide-react'
import { useOpenApp } from '../../lib/use-open-app.ts'
import { useServices } from '../../lib/services.ts'
import { IconButton } from '../../ui/icon-button.tsx'

interface SettingsGearProps {
  /** Name of the slice to which the screen belongs. */
  slice: string
  /** sm 28 px, md 34 px: beside fields. */
  size?: 'sm' | 'md'
}

/** In a placement: opens the settings of its slice over the card. Administrators alone see it; the others change nothing there. */
export function SettingsGear({ slice, size = 'sm' }: SettingsGearProps) {
  const { t } = useLingui()
  const { user } = useServices()
  const openApp = useOpenApp()
  const cache = useQueryClient()
  if (user()?.isAdmin !== true) return null
  const open = async (): Promise<void> => {
    await openApp('settings', slice)
    await cache.invalidateQueries()
  }
  return (
    <IconButton label={t`Настройки раздела`} bordered size={size} onPress={() => void open()}>
      <Settings size={size === 'md' ? 17 : 15} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  )
}
