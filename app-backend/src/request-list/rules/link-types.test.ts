import { expect, it } from 'vitest'
import { linkTypes } from './link-types.ts'

it.each([
  [{ DEAL: 'Y', LEAD: 'N' }, [{ entityTypeId: 2, prefix: '' }]],
  [{ DYNAMIC_1030: 'Y' }, [{ entityTypeId: 1030, prefix: '' }]],
  [
    { DEAL: 'Y', COMPANY: 'Y', DYNAMIC_1030: 'Y' },
    [
      { entityTypeId: 2, prefix: 'D_' },
      { entityTypeId: 4, prefix: 'CO_' },
      { entityTypeId: 1030, prefix: 'T406_' },
    ],
  ],
  [{ ORDER: 'Y' }, []],
])('a field with the settings %j links to %j', (settings, types) => expect(linkTypes(settings)).toEqual(types))
