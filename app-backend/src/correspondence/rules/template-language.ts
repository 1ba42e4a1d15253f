interface Written {
  ru: { text: string }
  en: { text: string }
}

/** In which language a template speaks to somebody who writes in `wanted`: in the other one where it has no words in that. */
export function templateLanguage(template: Written, wanted: 'ru' | 'en'): 'ru' | 'en' {
  if (template[wanted].text !== '') return wanted
  return wanted === 'ru' ? 'en' : 'ru'
}
