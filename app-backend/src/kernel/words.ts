/** A text that people read, in both languages of the product. */
export interface Words {
  ru: string
  en: string
}
