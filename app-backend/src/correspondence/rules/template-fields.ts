/** Values that a template may take; each has a Russian and an English name. */
export const templateFields = {
  number: { ru: 'номер', en: 'number' },
  subject: { ru: 'тема', en: 'subject' },
  clientName: { ru: 'клиент.имя', en: 'client.name' },
  clientFullName: { ru: 'клиент.полное имя', en: 'client.full name' },
  clientAddress: { ru: 'клиент.почта', en: 'client.email' },
  agentName: { ru: 'сотрудник.имя', en: 'agent.name' },
  mailbox: { ru: 'наша почта', en: 'our email' },
  date: { ru: 'дата', en: 'date' },
} as const

export type TemplateField = keyof typeof templateFields
export type TemplateValues = Record<TemplateField, string>

const braces = /\{\{\s*([^{}]*?)\s*\}\}/g
const byName = new Map<string, TemplateField>(
  Object.entries(templateFields).flatMap(([field, { ru, en }]) => [
    [ru, field as TemplateField] as const,
    [en, field as TemplateField] as const,
  ]),
)
const fieldOf = (name: string) => byName.get(name.toLowerCase().replaceAll(/\s+/g, ' '))

/** Names in double braces that no field bears, as they are written; empty for a sound template. */
export function unknownFields(template: string): string[] {
  const names = Array.from(template.matchAll(braces), ([, name = '']) => name)
  return [...new Set(names.filter((name) => fieldOf(name) === undefined))]
}

/** The template with its fields filled. A value that is not known leaves neither a gap nor a comma behind; a name of no field stays as it is. */
export const fillTemplate = (template: string, values: TemplateValues): string =>
  template
    .replaceAll(braces, (written, name: string) => {
      const field = fieldOf(name)
      return field === undefined ? written : values[field]
    })
    .replaceAll(/ +(?=[,.!?])/g, '')
    .replaceAll(/,(?=[.!?])/g, '')
