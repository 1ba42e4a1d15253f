import { row, type ErrorRow } from './error-row.ts'

/** Entries of one timeline in another, and contacts that left. */
export const timelineErrors = {
  'timeline.route-gone': row(
    404,
    ['Этого маршрута больше нет.', 'Обновите список.'],
    ['This route does not exist any more.', 'Reload the list.'],
  ),
  'former.gone': row(
    404,
    ['Этой записи больше нет, или контакт вам не виден.', 'Обновите список.'],
    ['This entry does not exist any more, or you may not see the contact.', 'Reload the list.'],
  ),
  'proposal.gone': row(
    404,
    ['Этого предложения больше нет, или контакт либо компания вам не видны.', 'Обновите список.'],
    ['This proposal does not exist any more, or you may not see the contact or the company.', 'Reload the list.'],
  ),
  'proposal.refused': row(
    409,
    ['Портал не принял изменение контакта.', 'Проверьте, можете ли вы менять этот контакт и компанию в портале.'],
    [
      'The portal did not take the change of the contact.',
      'Check whether you may edit this contact and company there.',
    ],
  ),
  'former.no-successor': row(
    422,
    ['Преемник не выбран, или этот контакт вам не виден.', 'Выберите другого человека.'],
    ['No successor is chosen, or you may not see that contact.', 'Choose somebody else.'],
  ),
} as const satisfies Record<string, ErrorRow>
