import { z } from 'zod'
import { action, role } from '../portal/contract.ts'

const id = z.number().int()
export const reasonView = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const personView = z.object({
  id,
  name: z.string(),
  position: z.string().nullable(),
  active: z.boolean(),
  kind: z.enum(['employee', 'extranet', 'other']),
  departments: z.array(z.object({ id, name: z.string() })),
})
export type PersonView = z.infer<typeof personView>

export const findPeopleQuery = z.object({
  /** Beginnings of words of the name or the position; empty = all by name. */
  search: z.string().trim().max(100).default(''),
  dismissed: z.enum(['Y', 'N']).default('N'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export const peoplePage = z.object({
  people: z.array(personView),
  /** How many were found in all. */
  total: id,
  /** ISO instant at which the portal gave the list; null while it was never read. */
  asOf: z.string().nullable(),
})
export type PeoplePage = z.infer<typeof peoplePage>

export const departmentTree = z.object({
  /** Null when the app has no right to departments. */
  departments: z
    .array(z.object({ id, name: z.string(), parent: id.nullable(), head: id.nullable(), people: id }))
    .nullable(),
  asOf: z.string().nullable(),
})
export type DepartmentTree = z.infer<typeof departmentTree>

export const availability = z.object({
  /** null: the portal does not let the app know. */
  available: z.boolean().nullable(),
  because: reasonView,
})
export const personDetails = z.object({
  person: personView,
  /** IANA zone that times are shown in to this person. */
  zone: z.string(),
  /** Nearest first; those who are dismissed, or the person, are passed over. */
  heads: z.array(z.object({ id, name: z.string(), department: z.string(), level: id })),
  headsKnown: z.boolean(),
  availability,
  asOf: z.string(),
})
export type PersonDetails = z.infer<typeof personDetails>

const words = z.object({ ru: z.string(), en: z.string() })

export const permissionTable = z.object({
  roles: z.array(z.object({ role, title: words })),
  actions: z.array(
    z.object({
      action,
      title: words,
      holders: z.array(role),
      usual: z.array(role),
      /** Can't be taken away from these. */
      always: z.array(role),
      /** Can't be given to others than these. */
      atMost: z.array(role),
    }),
  ),
  integrators: z.array(z.object({ id, name: z.string() })),
  /** Sent back with a change: somebody else's change meanwhile is answered by 409. */
  revision: id,
})
export type PermissionTable = z.infer<typeof permissionTable>

export const savePermissionsBody = z.object({
  holders: z.partialRecord(action, z.array(role)),
  integrators: z.array(id.positive()).max(50),
  revision: id.min(0),
})
export type SavePermissionsBody = z.infer<typeof savePermissionsBody>

export const ownPermissions = z.object({ roles: z.array(role), actions: z.array(action) })
export type OwnPermissions = z.infer<typeof ownPermissions>
