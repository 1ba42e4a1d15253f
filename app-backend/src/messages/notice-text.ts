import type { Text } from '../platform/texts/fill-text.ts'

export interface NoticeText extends Text {
  /** What a person mutes or keeps: the name of the kind in the list of preferences. */
  title: Text
  /** Names of the values that the text takes. */
  params: readonly string[]
  /** Goes out at once, at night too: waiting costs letters or data. */
  urgent: boolean
}

/** A notice by its words, Russian first. */
export const notice = (
  params: string[],
  title: [string, string],
  text: [string, string],
  urgent = false,
): NoticeText => ({
  params,
  title: { ru: title[0], en: title[1] },
  ru: text[0],
  en: text[1],
  urgent,
})
