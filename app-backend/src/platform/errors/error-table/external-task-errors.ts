import { row, type ErrorRow } from './error-row.ts'

/** Tasks for people outside. */
export const externalTaskErrors = {
  'external-task.no-address': row(
    422,
    ['По этому адресу исполнителю написать нельзя.', 'Выберите контакт и один из адресов его карточки.'],
    ['The performer can’t be written to at this address.', 'Choose a contact and one of the addresses of its card.'],
  ),
  'external-task.not-begun': row(
    409,
    ['Исполнителю этой задачи ещё не писали.', 'Выберите исполнителя и адрес: письмо с задачей уйдёт ему первым.'],
    [
      'Nobody has been written to about this task yet.',
      'Choose a performer and an address: the letter with the task goes first.',
    ],
  ),
} as const satisfies Record<string, ErrorRow>
