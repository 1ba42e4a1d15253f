import type { Text } from '../platform/texts/fill-text.ts'

/** Words around notices. */
export const frameTexts = {
  digest: {
    ru: 'За это время: {count|уведомление|уведомления|уведомлений}.',
    en: 'Meanwhile: {count|notice|notices}.',
  },
  insteadOf: {
    ru: 'Вместо сотрудника {name}, который уволен: ',
    en: 'Instead of {name}, who was dismissed: ',
  },
} as const satisfies Record<string, Text>
