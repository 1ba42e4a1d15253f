import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows } from '../entities/list-rows.ts'
import type { AutomatedSolution } from '../store/families/crm-tables.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt, asInts, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  const page = `api-reference/crm/automated-solution/crm-automated-solution-${verb}`
  return { name: `crm.automatedsolution.${verb}`, scope: 'crm', status: 'supported', page, handler }
}

/** Digital workplaces: menus of smart processes outside CRM. */
export const automatedSolutionMethods: readonly MethodSpec[] = [
  method('list', list),
  method('get', (call) => whole(existing(call))),
  method('add', add),
  method('update', update),
  method('delete', remove),
  method('fields', fields),
]

const columns: Columns<AutomatedSolution> = {
  ID: columnOf('number', (one) => one.id),
  TITLE: columnOf('text', (one) => one.title),
}

function whole(one: AutomatedSolution): Answer {
  return { result: { automatedSolution: { ...one } } }
}

function onlyAdmin(call: Call): void {
  if (!call.caller.user.admin) throw new RestError('ACCESS_DENIED', 'Недостаточно прав', 400)
}

function list(call: Call): Answer {
  onlyAdmin(call)
  const all = call.state.automatedSolutions.values()
  const { result, ...counts } = listRows(all, columns, call.params, (one) => ({ ...one }))
  return { ...counts, result: { automatedSolutions: result } }
}

function existing(call: Call): AutomatedSolution {
  onlyAdmin(call)
  const solution = call.state.automatedSolutions.get(asInt(call.params.id))
  if (!solution) throw refusal.itemNotFound()
  return solution
}

function add(call: Call): Answer {
  onlyAdmin(call)
  const given = asMap(call.params.fields)
  const title = asText(given.title)
  if (title === '') throw new RestError('BX_EMPTY_REQUIRED', 'Не заполнено обязательное поле «Название»')
  const solution: AutomatedSolution = { id: call.state.ids.next('automatedSolution'), title, typeIds: [] }
  call.state.automatedSolutions.set(solution.id, solution)
  return write(call, solution, given)
}

/** A smart process is in one workplace at a time. */
function write(call: Call, solution: AutomatedSolution, given: Params): Answer {
  if (asText(given.title) !== '') solution.title = asText(given.title)
  if (given.typeIds !== undefined) {
    const typeIds = asInts(given.typeIds).filter((id) => call.state.types.has(id))
    for (const one of call.state.automatedSolutions.values())
      one.typeIds = one.typeIds.filter((id) => !typeIds.includes(id))
    solution.typeIds = typeIds
  }
  call.state.touch()
  return whole(solution)
}

function update(call: Call): Answer {
  return write(call, existing(call), asMap(call.params.fields))
}

function remove(call: Call): Answer {
  const solution = existing(call)
  if (solution.typeIds.length > 0)
    throw new RestError('HAS_BOUND_TYPES', 'Нельзя удалить цифровое рабочее место, к которому привязаны смарт-процессы')
  call.state.automatedSolutions.delete(solution.id)
  call.state.touch()
  return { result: null }
}

function fields(): Answer {
  const described = (type: string, title: string, marks = ''): Params => ({
    type,
    isRequired: marks.includes('r'),
    isReadOnly: marks.includes('o'),
    isImmutable: false,
    isMultiple: marks.includes('m'),
    isDynamic: false,
    title,
    upperName: title,
  })
  return {
    result: {
      id: described('integer', 'ID', 'o'),
      title: described('string', 'TITLE', 'r'),
      typeIds: described('integer', 'TYPE_IDS', 'm'),
    },
  }
}
