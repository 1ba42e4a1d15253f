import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import type { Department } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt, asText } from '../../wire/params.ts'
import { refusal } from '../../wire/rest-error.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `department.${verb}`,
    scope: 'department',
    status: 'supported',
    page: `api-reference/departments/department-${verb}`,
    handler,
  }
}

export const departmentMethods: readonly MethodSpec[] = [
  method('get', get),
  method('add', add),
  method('update', update),
  method('delete', remove),
  method('fields', () => ({ result: fields })),
]

const fields = {
  ID: 'ID',
  NAME: 'Название подразделения',
  SORT: 'Порядок сортировки',
  PARENT: 'Вышестоящее подразделение',
  UF_HEAD: 'Руководитель',
}

const columns: Columns<Department> = {
  ID: columnOf('number', (one) => one.id),
  NAME: columnOf('text', (one) => one.name),
  SORT: columnOf('number', (one) => one.sort),
  PARENT: columnOf('number', (one) => one.parent),
  UF_HEAD: columnOf('number', (one) => one.head),
}

function get(call: Call): Answer {
  const { params } = call
  const { START: _start, start: _lower, sort: _sort, order: _order, ...filter } = params
  const order = { [asText(anyCase(params, 'sort')) || 'ID']: asText(anyCase(params, 'order')) || 'ASC' }
  return listRows(call.state.departments.values(), columns, { filter, order, start: anyCase(params, 'start') }, shown)
}

/** The root has no PARENT; UF_HEAD is there only when set. */
function shown(one: Department): Params {
  return {
    ID: String(one.id),
    NAME: one.name,
    SORT: one.sort,
    ...(one.parent === null ? {} : { PARENT: String(one.parent) }),
    ...(one.head === null ? {} : { UF_HEAD: String(one.head) }),
  }
}

function needAdmin(call: Call): void {
  if (!call.caller.user.admin) throw refusal.core('Access denied')
}

const oneRoot = (): Error => refusal.core('В структуре компании должен быть только один раздел верхнего уровня')

function headOf(call: Call, value: unknown): number | null {
  const id = asInt(value)
  return call.state.users.has(id) ? id : null
}

function add(call: Call): Answer {
  const { state, params } = call
  needAdmin(call)
  const name = asText(params.NAME).trim()
  if (name === '') throw refusal.core('Не введено название раздела.<br>')
  const parent = asInt(params.PARENT)
  if (!state.departments.has(parent)) throw oneRoot()
  const id = state.ids.next('department')
  const sort = params.SORT === undefined ? 500 : asInt(params.SORT)
  state.departments.set(id, { id, name, parent, head: headOf(call, params.UF_HEAD), sort })
  state.touch()
  return { result: id }
}

function existing(call: Call): Department {
  const one = call.state.departments.get(asInt(call.params.ID))
  if (!one) throw refusal.core('Department not found')
  needAdmin(call)
  return one
}

function isBelow(call: Call, id: number, top: number): boolean {
  for (let at: number | null = id; at !== null; at = call.state.departments.get(at)?.parent ?? null)
    if (at === top) return true
  return false
}

function update(call: Call): Answer {
  const { params, state } = call
  const one = existing(call)
  if (params.PARENT !== undefined) {
    const parent = asInt(params.PARENT)
    if (!state.departments.has(parent) || isBelow(call, parent, one.id) || one.parent === null) throw oneRoot()
    one.parent = parent
  }
  if (asText(params.NAME).trim() !== '') one.name = asText(params.NAME).trim()
  if (params.SORT !== undefined) one.sort = asInt(params.SORT)
  if (params.UF_HEAD !== undefined) one.head = headOf(call, params.UF_HEAD)
  state.touch()
  return { result: true }
}

/** What was inside goes one level up. */
function remove(call: Call): Answer {
  const { state } = call
  const one = existing(call)
  if (one.parent === null) throw refusal.core('Access denied')
  for (const child of state.departments.values()) if (child.parent === one.id) child.parent = one.parent
  for (const user of state.users.values()) {
    if (!user.departments.includes(one.id)) continue
    const others = user.departments.filter((id) => id !== one.id)
    user.departments = others.length > 0 ? others : [one.parent]
  }
  state.departments.delete(one.id)
  state.touch()
  return { result: true }
}
