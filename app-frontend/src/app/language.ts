import { i18n, type Messages } from '@lingui/core'
import type { Boot } from '@poryadok/app-backend/portal/contract'

type Lang = Boot['lang']

const catalogs: Record<Lang, () => Promise<{ messages: Messages }>> = {
  ru: () => import('../locales/ru.po'),
  en: () => import('../locales/en.po'),
}

/** Without boot data (the page was opened past the portal) the browser's language decides. */
export const languageOf = (boot: Boot | null): Lang => boot?.lang ?? (navigator.language.startsWith('ru') ? 'ru' : 'en')

/** Loads the language's words and makes it the language of the page. */
export async function activate(lang: Lang): Promise<void> {
  const { messages } = await catalogs[lang]()
  i18n.loadAndActivate({ locale: lang, messages })
  document.documentElement.lang = lang
}
