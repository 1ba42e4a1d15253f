const PREFIX = 'BITRIX_REST_V3_EXCEPTION_'

export interface FieldProblem {
  field: string
  message: string
}

/** A refusal of REST 3.0: one shape for every method. Bitrix24 docs: api-reference/rest-v3. */
export class V3Error extends Error {
  readonly code: string
  readonly status: number
  readonly validation: readonly FieldProblem[]

  /** `name` is the part of the code after the common prefix. */
  constructor(name: string, message: string, status = 400, validation: readonly FieldProblem[] = []) {
    super(message)
    this.code = `${PREFIX}${name}`
    this.status = status
    this.validation = validation
  }

  body(): Record<string, unknown> {
    const { code, message, validation } = this
    return { error: { code, message, ...(validation.length > 0 ? { validation } : {}) } }
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** Errors that any method may answer with. */
export const v3Refusal = {
  methodNotFound: (method: string) => new V3Error('METHODNOTFOUNDEXCEPTION', `Метод \`${method}\` не найден`, 404),
  /** A token that is missing, unknown, expired or of a dismissed person: all look the same. */
  unauthorized: () => new V3Error('ACCESSDENIEDEXCEPTION', 'Доступ запрещен', 401),
  denied: () => new V3Error('ACCESSDENIEDEXCEPTION', 'Доступ запрещен', 403),
  scope: () => new V3Error('INSUFFICIENTSCOPEEXCEPTION', 'Недостаточно прав для выполнения запроса', 403),
  rate: () => new V3Error('RATELIMITEXCEPTION', 'Превышен лимит времени работы метода', 429),
  internal: () => new V3Error('INTERNALEXCEPTION', 'Внутренняя ошибка сервера', 500),
  json: () => new V3Error('INVALIDJSONEXCEPTION', 'Тело запроса не является корректным JSON'),
  notFound: (id: unknown) => new V3Error('ENTITYNOTFOUNDEXCEPTION', `Запись с ID = \`${shown(id)}\` не найдена`),
  unknownField: (field: string, dto: string) =>
    new V3Error('UNKNOWNDTOPROPERTYEXCEPTION', `Неизвестное поле \`${field}\` для сущности \`${dto}\``),
  select: (select: unknown) =>
    new V3Error('INVALIDSELECTEXCEPTION', `Не удается распознать выражение select \`${shown(select)}\``),
  filter: (filter: unknown) =>
    new V3Error('INVALIDFILTEREXCEPTION', `Не удается распознать выражение фильтра \`${shown(filter)}\``),
  operator: (operator: unknown) =>
    new V3Error('UNKNOWNFILTEROPERATOREXCEPTION', `Неизвестный оператор фильтра \`${shown(operator)}\``),
  order: (order: unknown) =>
    new V3Error('INVALIDORDEREXCEPTION', `Не удается распознать параметр сортировки \`${shown(order)}\``),
  page: (page: unknown) =>
    new V3Error('INVALIDPAGINATIONEXCEPTION', `Не удается распознать параметр пагинации \`${shown(page)}\``),
  keyInvalid: () => new V3Error('INVALIDIDEMPOTENCYKEYEXCEPTION', 'Недопустимое значение заголовка Idempotency-Key'),
  keyReused: () => new V3Error('IDEMPOTENCYKEYREUSEDEXCEPTION', 'Ключ уже использован с другим телом запроса', 422),
  validation: (problems: readonly FieldProblem[]) =>
    new V3Error('VALIDATION_REQUESTVALIDATIONEXCEPTION', 'Ошибка при валидации объекта запроса', 400, problems),
  missing: (field: string) => v3Refusal.validation([{ field, message: `Обязательное поле \`${field}\` не указано` }]),
  type: (field: string, type: string) =>
    v3Refusal.validation([
      { field, message: `В поле \`${field}\` требуется тип данных \`${type}\` для такого запроса` },
    ]),
  attribute: (dto: string, field: string, attribute: string) =>
    v3Refusal.validation([
      {
        field,
        message: `В DTO \`${dto}\` в поле \`${field}\` требуется наличие атрибута \`${attribute}\` для такого запроса`,
      },
    ]),
}
