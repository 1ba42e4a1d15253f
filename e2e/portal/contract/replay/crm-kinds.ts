import { byTable } from './by-table.ts'
import type { Kind } from './world.ts'

const ADMIN = 1

const item: Kind = {
  sequence: ({ entityTypeId }) => `item:${entityTypeId}`,
  has: (state, id, { entityTypeId = 0 }) => state.items.of(entityTypeId).get(id) !== undefined,
  async make(world, _id, { entityTypeId = 0 }) {
    if (entityTypeId >= 128) await world.have('smartType', entityTypeId)
    await world.call('crm.item.add', { entityTypeId, fields: { title: 'Запись примера', name: 'Запись' } })
  },
}

const ownerOf = (place: { ownerTypeId?: number; ownerId?: number }): { ownerTypeId: number; ownerId: number } => ({
  ownerTypeId: place.ownerTypeId ?? 1,
  ownerId: place.ownerId ?? 1,
})

/** Records of CRM. */
export const CRM_KINDS: Record<string, Kind> = {
  item,
  /** Its number here is the type's entityTypeId. */
  smartType: {
    sequence: 'type',
    has: (state, id) => [...state.types.values()].some((one) => one.entityTypeId === id),
    make: async (world, entityTypeId) => {
      const next = Math.max(0, ...world.state.types.keys())
      world.state.ids.load({ ...world.state.ids.dump(), type: next })
      await world.call('crm.type.add', {
        fields: {
          title: `Тип ${entityTypeId}`,
          entityTypeId,
          isStagesEnabled: 'Y',
          isCategoriesEnabled: 'Y',
          isClientEnabled: 'Y',
          isObserversEnabled: 'Y',
          isSourceEnabled: 'Y',
          isLinkWithProductsEnabled: 'Y',
        },
      })
    },
  },
  type: byTable('type', 'types', () => ['crm.type.add', { fields: { title: 'Тип примера' } }]),
  category: {
    sequence: ({ entityTypeId }) => (entityTypeId === 2 ? 'category:deal' : 'category'),
    has: (state, id, { entityTypeId }) => state.categories.has(`${entityTypeId}:${id}`),
    make: async (world, id, { entityTypeId = 2 }) => {
      if (entityTypeId >= 128) await world.have('smartType', entityTypeId)
      await world.call('crm.category.add', { entityTypeId, fields: { name: `Воронка ${id}` } })
      const made = [...world.state.categories.values()].findLast((one) => one.entityTypeId === entityTypeId)
      if (made) world.state.categories.set(`${entityTypeId}:${id}`, { ...made, id })
    },
  },
  status: byTable('status', 'statuses', (_place, id) => [
    'crm.status.add',
    { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: `EXAMPLE_${id}`, NAME: 'Пример', SORT: 900 } },
  ]),
  userfield: byTable('userfield', 'userfields', ({ entityId = 'CRM_LEAD' }, id) => [
    'userfieldconfig.add',
    {
      moduleId: 'crm',
      field: {
        entityId,
        fieldName: `UF_${entityId}_EXAMPLE_${id}`,
        userTypeId: 'string',
        editFormLabel: { ru: 'Пример' },
      },
    },
  ]),
  requisiteUserfield: byTable('userfield', 'userfields', (_place, id) => [
    'crm.requisite.userfield.add',
    { fields: { FIELD_NAME: `EXAMPLE_${id}`, USER_TYPE_ID: 'string', ENTITY_ID: 'CRM_REQUISITE' } },
  ]),
  activity: {
    sequence: 'activity',
    has: (state, id, { ownerId }) => ownerId === undefined && state.activities.has(id),
    make: async (world, _id, place) => {
      const { ownerTypeId, ownerId } = ownerOf(place)
      await world.have('item', ownerId, { entityTypeId: ownerTypeId })
      await world.call('crm.activity.todo.add', {
        ownerTypeId,
        ownerId,
        deadline: '2026-12-01T12:00:00+03:00',
        title: 'Дело примера',
        description: 'Дело примера',
      })
    },
  },
  configurable: {
    sequence: 'activity',
    has: (state, id) => state.activities.has(id),
    make: (world) =>
      world.call('crm.activity.configurable.add', {
        ownerTypeId: 1,
        ownerId: 1,
        fields: {
          typeId: 'CONFIGURABLE',
          completed: false,
          deadline: '2026-12-01T12:00:00+03:00',
          responsibleId: ADMIN,
        },
        layout: {
          icon: { code: 'call-completed' },
          header: { title: 'Пример' },
          body: {
            logo: { code: 'call-incoming' },
            blocks: { text: { type: 'text', properties: { value: 'Пример' } } },
          },
        },
      }),
  },
  comment: {
    sequence: 'timeline',
    has: (state, id, { ownerId }) => ownerId === undefined && state.comments.has(id),
    make: async (world, _id, place) => {
      const { ownerTypeId, ownerId } = ownerOf(place)
      await world.have('item', ownerId, { entityTypeId: ownerTypeId })
      const ENTITY_TYPE = ['', 'lead', 'deal', 'contact', 'company'][ownerTypeId] ?? 'lead'
      await world.call('crm.timeline.comment.add', { fields: { ENTITY_TYPE, ENTITY_ID: ownerId, COMMENT: 'Пример' } })
    },
  },
  logMessage: byTable('timeline', 'logMessages', () => [
    'crm.timeline.logmessage.add',
    { fields: { entityTypeId: 1, entityId: 1, title: 'Пример', text: 'Пример', iconCode: 'info' } },
  ]),
  requisite: byTable('requisite', 'requisites', () => [
    'crm.requisite.add',
    { fields: { ENTITY_TYPE_ID: 4, ENTITY_ID: 1, PRESET_ID: 1, NAME: 'Пример' } },
  ]),
  bankDetail: {
    sequence: 'bankDetail',
    has: (state, id) => state.bankDetails.has(id),
    make: async (world) => {
      await world.have('requisite', 1)
      await world.call('crm.requisite.bankdetail.add', { fields: { ENTITY_ID: 1, COUNTRY_ID: 1, NAME: 'Пример' } })
    },
  },
  preset: byTable('requisitePreset', 'requisitePresets', () => [
    'crm.requisite.preset.add',
    { fields: { ENTITY_TYPE_ID: 8, COUNTRY_ID: 1, NAME: 'Пример' } },
  ]),
  presetField: {
    sequence: 'presetField',
    has: (state, id, { presetId }) => state.presetFields.get(id)?.presetId === presetId,
    make: async (world, _id, { presetId = 1 }) => {
      const fields = { FIELD_NAME: 'RQ_OKVED', FIELD_TITLE: 'Пример', SORT: 900 }
      await world.call('crm.requisite.preset.field.add', { preset: { ID: presetId }, fields })
    },
  },
  volatileType: byTable('volatileType', 'volatileTypes', () => [
    'crm.duplicate.volatileType.register',
    { entityTypeId: 1, fieldCode: 'TITLE' },
  ]),
  automatedSolution: byTable('automatedSolution', 'automatedSolutions', () => [
    'crm.automatedsolution.add',
    { fields: { title: 'Пример' } },
  ]),
}
