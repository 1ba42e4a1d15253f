import type { Lang } from '../platform/errors/error-sentence.ts'
import { actionNames, roles, rowOf, type FieldFacts, type Role } from '../portal/index.ts'

/** What the roles are called. */
export const roleTitles: Record<Role, { ru: string; en: string }> = {
  administrator: { ru: 'Администратор портала', en: 'Portal administrator' },
  head: { ru: 'Руководитель подразделения', en: 'Head of a department' },
  agent: { ru: 'Сотрудник', en: 'Employee' },
  integrator: { ru: 'Интегратор', en: 'Integrator' },
}
const integratorsTitle = { ru: 'Интеграторы', en: 'Integrators' }
const familyTitle = { ru: 'Права', en: 'Rights' }

/** What the rights are called and who may hold them: for journals of their changes. */
export function permissionFamily(lang: Lang): { title: string; fields: Record<string, FieldFacts> } {
  const names = Object.fromEntries(roles.map((role) => [role, roleTitles[role][lang]]))
  const fields = actionNames.map((action): [string, FieldFacts] => [
    action,
    { title: rowOf(action)[lang], kind: 'text', names },
  ])
  return {
    title: familyTitle[lang],
    fields: { ...Object.fromEntries(fields), integrators: { title: integratorsTitle[lang], kind: 'person' } },
  }
}
