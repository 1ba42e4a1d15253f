type Row = Record<string, unknown>

const registered: Row = { HANDLER: 'https://www.firm.example/robot/', AUTH_USER_ID: 1, NAME: 'Пример' }

/** A deal is moved to the category of the stage that it is to have. */
function categoryOf({ fields }: Row): Row {
  const category = /^C(\d+):/.exec(String((fields as Row).stageId))?.[1]
  return category === undefined ? {} : { categoryId: Number(category) }
}

/**
 * What happens before an example: pattern of its method, the method called earlier, its parameters made of the example's own
 * (without them: the first example on the earlier method's page).
 */
export const BEFORE: readonly (readonly [RegExp, string, ((own: Row) => Row)?])[] = [
  [/^crm\.activity\.badge\.(get|delete)$/i, 'crm.activity.badge.add'],
  [/^crm\.activity\.type\.delete$/i, 'crm.activity.type.add'],
  [
    /^crm\.activity\.binding\.delete$/i,
    'crm.activity.binding.add',
    (own) => ({ ...own, entityTypeId: 3, entityId: 1 }),
  ],
  [/^crm\.activity\.layout\.blocks\.(get|delete)$/i, 'crm.activity.layout.blocks.set'],
  [/^crm\.timeline\.layout\.blocks\.(get|delete)$/i, 'crm.timeline.layout.blocks.set'],
  [/^crm\.timeline\.icon\.(get|delete)$/i, 'crm.timeline.icon.add'],
  [/^crm\.timeline\.logo\.(get|delete)$/i, 'crm.timeline.logo.add'],
  [/^crm\.timeline\.note\.(get|delete)$/i, 'crm.timeline.note.save', (own) => ({ ...own, text: 'Пример' })],
  [/^crm\.timeline\.bindings\.unbind$/i, 'crm.timeline.bindings.bind', (own) => own],
  [/^crm\.timeline\.item\.unpin$/i, 'crm.timeline.item.pin', (own) => own],
  [
    /^crm\.address\.(update|delete)$/i,
    'crm.address.add',
    ({ fields }) => ({ fields: { CITY: 'Калининград', ...(fields as Row) } }),
  ],
  [/^crm\.requisite\.link\.(get|unregister)$/i, 'crm.requisite.link.register'],
  [/^task\.dependence\.delete$/i, 'task.dependence.add', (own) => ({ ...own, linkType: 0 })],
  [/^tasks\.task\.pause$/i, 'tasks.task.start', (own) => own],
  [/^tasks\.task\.renew$/i, 'tasks.task.complete', (own) => own],
  [
    /^tasks\.task\.(approve|disapprove)$/i,
    'tasks.task.update',
    (own) => ({ ...own, fields: { TASK_CONTROL: 'Y', RESPONSIBLE_ID: 2 } }),
  ],
  [/^tasks\.task\.(approve|disapprove)$/i, 'tasks.task.update', (own) => ({ ...own, fields: { STATUS: 4 } })],
  [/^tasks\.task\.result\.deleteFromComment$/i, 'tasks.task.result.addFromComment', (own) => own],
  [
    /^crm\.item\.update$/i,
    'crm.item.update',
    (own) => ({ entityTypeId: own.entityTypeId, id: own.id, fields: categoryOf(own) }),
  ],
  [/^bizproc\.robot\.(update|delete)$/i, 'bizproc.robot.add', (own) => ({ ...registered, CODE: own.CODE ?? own.code })],
  [
    /^bizproc\.activity\.(update|delete)$/i,
    'bizproc.activity.add',
    (own) => ({ ...registered, CODE: own.CODE ?? own.code }),
  ],
  [
    /^userfieldtype\.(update|delete)$/i,
    'userfieldtype.add',
    (own) => ({ HANDLER: 'https://www.firm.example/field/', TITLE: 'Пример', ...own }),
  ],
  [/^timeman\.(close|pause)$/i, 'timeman.open', (own) => (own.USER_ID === undefined ? {} : { USER_ID: own.USER_ID })],
  [
    /^im\.chat\.(setOwner|user\.delete)$/i,
    'im.chat.user.add',
    (own) => ({ CHAT_ID: own.CHAT_ID, USERS: [own.USER_ID] }),
  ],
  [/^placement\.unbind$/i, 'placement.bind'],
  [/^event\.unbind$/i, 'event.bind'],
]
