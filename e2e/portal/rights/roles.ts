/** How far a right reaches: nothing, own items, items of people of one's departments, everything. */
export type Reach = 'none' | 'own' | 'department' | 'all'
export type Action = 'read' | 'add' | 'update' | 'delete'
export type EntityRights = Record<Action, Reach>

/** Role -> entityTypeId (or `default`) -> rights. Administrators are above the table. */
export type Roles = Record<string, { default: EntityRights; [entityTypeId: number]: EntityRights }>

const all: EntityRights = { read: 'all', add: 'all', update: 'all', delete: 'all' }
const nothing: EntityRights = { read: 'none', add: 'none', update: 'none', delete: 'none' }

export function defaultRoles(): Roles {
  return {
    admin: { default: all },
    head: { default: { read: 'all', add: 'all', update: 'department', delete: 'department' } },
    agent: { default: { read: 'all', add: 'own', update: 'own', delete: 'none' } },
    sales: { default: { read: 'own', add: 'own', update: 'own', delete: 'none' } },
    none: { default: nothing },
  }
}
