import { i18n, type Messages } from '@lingui/core'

/** A screen that is loaded later, together with its words in the page's language. The build puts it around each. */
export async function withWords<Screen>(
  screen: () => Promise<Screen>,
  words: (lang: string) => Promise<{ messages: Messages }>,
): Promise<Screen> {
  const [loaded, { messages }] = await Promise.all([screen(), words(i18n.locale)])
  i18n.load(i18n.locale, messages)
  return loaded
}
