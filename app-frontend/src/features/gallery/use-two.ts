import { useLingui } from '@lingui/react'

/**
 * Picks the sample's words in the language of the page. Samples stand beside the parts they show and not in the
 * catalogs, which every screen loads.
 */
export function useTwo(): (ru: string, en: string) => string {
  const { i18n } = useLingui()
  return (ru, en) => (i18n.locale === 'en' ? en : ru)
}
