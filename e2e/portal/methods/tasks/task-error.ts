import { RestError } from '../../wire/rest-error.ts'

/** Refusals of the task module: a code that is a number in words, texts for people. Bitrix24 docs: api-reference/tasks. */
export const taskError = {
  noTaskId: () => new RestError('100', 'CTaskItem All parameters in the constructor must have real class type'),
  wrongId: () => new RestError('0', 'wrong task id'),
  noParameter: (name: string) => new RestError('100', `Could not find value for parameter {${name}}`),
  wrongType: (value: unknown, name: string, type: string) =>
    new RestError(
      '100',
      `Invalid value {${String(value)}} to match with parameter {${name}}. Should be value of type ${type}.`,
    ),
  notAllowed: (code: '0' | '1048582' = '1048582') => new RestError(code, 'Действие над задачей не разрешено'),
  noDeletion: () => new RestError('1048582', 'Нет доступа к удалению задачи'),
  unwatchable: () => new RestError('1048584', 'a:0:{}'),
  noFavorite: () => new RestError('1', 'Task not found or not accessible'),
  denied: () => new RestError('0', 'Access denied.'),
  sorting: () => new RestError('0', 'Неверный ключ сортировки (internal error)'),
  core: (text: string) => new RestError('ERROR_CORE', `${text}<br>`),
  /** The old classes wrap their own exception, its number and its name into one text. */
  old: (number: number, text: string, name: string) =>
    new RestError('ERROR_CORE', `TASKS_ERROR_EXCEPTION_#${number}; ${text}; ${number}/TE/${name}<br>`),
} as const
