import { semanticsOf, stagePrefix, statusesOf } from '../../entities/stages.ts'
import type { Answer, Call } from '../../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { dictionaries } from './dictionaries.ts'

/** Longest STATUS_ID of a dictionary of stages without funnels; others take 50 characters of any kind. */
const LENGTHS: Record<string, number> = { STATUS: 21, QUOTE_STATUS: 22, DEAL_STAGE: 22 }

/**
 * crm.status.add. The code of a funnel's stage gets the funnel's prefix when it comes without; a stage in work cannot
 * stand behind the successful one. Bitrix24 docs: crm/status/crm-status-add.
 */
export function addStatus(call: Call): Answer {
  const raw = anyCase(call.params, 'fields')
  if (raw === null || typeof raw !== 'object') throw refused("Parameter 'fields' must be array.")
  const fields = asMap(raw)
  const lacking = ['ENTITY_ID', 'STATUS_ID'].filter((name) => asText(fields[name]) === '')
  if (lacking.length > 0) throw refused(lacking.map((name) => `The field ${name} is required.`).join('<br>'))
  const entityId = asText(fields.ENTITY_ID)
  const dictionary = dictionaries(call.state).find((one) => one.ID === entityId)
  if (!dictionary) throw refused('Specified entity type is not supported.')
  const name = asText(fields.NAME).trim()
  if (name === '') throw refused('Не заполнено обязательное поле "Заголовок"')
  const prefix =
    dictionary.PREFIX === undefined
      ? ''
      : stagePrefix(Number(dictionary.ENTITY_TYPE_ID), Number(dictionary.CATEGORY_ID))
  const statusId = prefixed(asText(fields.STATUS_ID), prefix)
  checkCode(entityId, statusId, dictionary.SEMANTIC_INFO !== undefined)
  const others = statusesOf(call.state, entityId)
  if (others.some((one) => one.statusId === statusId))
    throw refusal.core('Указанный идентификатор статуса, уже существует.')
  const semantics = semanticsFrom(fields.SEMANTICS)
  const sort = asInt(fields.SORT) || 10
  const won = others.find((one) => semanticsOf(one) === 'S')
  if (entityId === 'DEAL_STAGE' && semantics === '' && won && sort > won.sort)
    throw refused('Нельзя создать промежуточную стадию после успешной')
  const id = call.state.ids.next('status')
  const categoryId = dictionary.CATEGORY_ID === undefined || prefix === '' ? null : Number(dictionary.CATEGORY_ID)
  const color = asText(fields.COLOR)
  call.state.statuses.set(id, {
    id,
    entityId,
    statusId,
    name,
    nameInit: '',
    sort,
    system: false,
    semantics,
    color,
    categoryId,
  })
  call.state.touch()
  return { result: id }
}

function refused(description: string): RestError {
  return new RestError('', description, 400)
}

function prefixed(code: string, prefix: string): string {
  return prefix === '' || code.startsWith(`${prefix}:`) ? code : `${prefix}:${code}`
}

function checkCode(entityId: string, code: string, isStage: boolean): void {
  const tooLong = code.length > (LENGTHS[entityId] ?? 50)
  if (tooLong || (isStage && !/^[A-Za-z0-9_:-]+$/.test(code))) throw refusal.core('Некорректный идентификатор статуса.')
}

function semanticsFrom(value: unknown): '' | 'S' | 'F' {
  const text = asText(value).toUpperCase()
  return text === 'S' || text === 'F' ? text : ''
}
