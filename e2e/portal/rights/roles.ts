/**
 * How far a right reaches: nothing; own items; those of the own departments; with the departments below; own ones and all
 * that are opened («Все открытые»); everything. Bitrix24 docs: api-reference/crm/main-entities-fields (OPENED).
 */
export const REACHES = ['none', 'own', 'department', 'subdepartments', 'open', 'all'] as const
export type Reach = (typeof REACHES)[number]

export const ACTIONS = ['read', 'add', 'update', 'delete', 'export', 'import'] as const
export type Action = (typeof ACTIONS)[number]

export type EntityRights = Record<Action, Reach>

/** A role of CRM. The most specific line that names the action decides: stage, then funnel, then type, then `default`. */
export interface Role {
  id: string
  name: string
  /** Keys: `default`, `<entityTypeId>`, `<entityTypeId>:<categoryId>`, `<entityTypeId>/<stageId>`. */
  rights: Record<string, Partial<EntityRights>>
  /** Who has the role besides those whose record names it: U7 a person, D3 a department, DR3 it and all below it. */
  grants: string[]
}

const everywhere = (reach: Reach): EntityRights => ({
  read: reach,
  add: reach,
  update: reach,
  delete: reach,
  export: reach,
  import: reach,
})

const builtIn: readonly (readonly [id: string, name: string, rights: EntityRights])[] = [
  ['admin', 'Администратор', everywhere('all')],
  [
    'head',
    'Руководитель',
    { read: 'all', add: 'all', update: 'subdepartments', delete: 'subdepartments', export: 'all', import: 'all' },
  ],
  [
    'agent',
    'Специалист поддержки',
    { read: 'all', add: 'own', update: 'own', delete: 'none', export: 'none', import: 'none' },
  ],
  ['sales', 'Менеджер', { read: 'own', add: 'own', update: 'own', delete: 'none', export: 'none', import: 'none' }],
  ['none', 'Без прав на CRM', everywhere('none')],
]

/** Roles of a new portal. */
export function defaultRoles(): Map<string, Role> {
  return new Map(
    builtIn.map(([id, name, rights]) => [id, { id, name, rights: { default: { ...rights } }, grants: [] }]),
  )
}
