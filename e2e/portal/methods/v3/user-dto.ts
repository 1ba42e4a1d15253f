import type { User } from '../../store/records.ts'
import type { Dto } from '../../wire/v3/dto.ts'

/** A person as a related object. Bitrix24 docs: api-reference/tasks/fields-rest-v3 (user). */
export const userDto: Dto<User> = {
  name: 'UserDto',
  fields: {
    id: { type: 'int', read: (one) => one.id },
    name: { type: 'string', read: (one) => one.name },
    email: { type: 'string', read: (one) => one.email },
    gender: { type: 'string', read: (one) => one.gender },
    role: { type: 'string', read: (one) => one.position },
    image: { type: 'object', read: () => null },
    externalAuthId: { type: 'string', read: () => null },
    rights: { type: 'array', read: () => null },
  },
}
