import { asList, asMap, asText } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

/**
 * Shape of what applications draw in the timeline: every object names its fields, some of them required, none beyond.
 * Bitrix24 docs: crm/timeline/activities/configurable/structure/layout and the pages beside it.
 */
type Check = (value: unknown, path: string) => void
type Fields = Record<string, Check>

const LANGUAGES = new Set([
  'ru',
  'en',
  'de',
  'ua',
  'la',
  'br',
  'fr',
  'it',
  'pl',
  'tr',
  'sc',
  'tc',
  'ja',
  'vn',
  'id',
  'ms',
  'th',
  'kz',
  'ar',
])
const MOST_BLOCKS = 20

const fault = (code: string, path: string, words: string): RestError => new RestError(code, `${words}: ${path}`)
const anything: Check = () => undefined

const translated: Check = (value, path) => {
  if (typeof value !== 'object' || value === null) return
  for (const language of Object.keys(value))
    if (!LANGUAGES.has(language)) throw fault('WRONG_LANG', `${path}.${language}`, 'Язык не установлен на портале')
}

const oneOf =
  (...values: string[]): Check =>
  (value, path) => {
    if (!values.includes(asText(value))) throw fault('ENUM_FIELD', path, 'Недопустимое значение поля')
  }

function object(required: Fields, optional: Fields = {}): Check {
  return (value, path) => {
    const map = asMap(value)
    for (const name of Object.keys(required)) {
      if (map[name] === undefined || map[name] === null || map[name] === '')
        throw fault('FIELD_IS_REQUIRED', `${path}.${name}`, 'Не заполнено обязательное поле')
    }
    for (const [name, part] of Object.entries(map)) {
      const check = required[name] ?? optional[name]
      if (!check) throw fault('FIELD_IS_REDUNDANT', `${path}.${name}`, 'Поля нет в описании структуры')
      check(part, `${path}.${name}`)
    }
  }
}

function mapOf(check: Check, most: number): Check {
  return (value, path) => {
    const entries = Object.entries(asMap(value))
    if (entries.length > most) throw fault('TOO_MANY_ITEMS', path, `Элементов больше ${most}`)
    for (const [key, part] of entries) {
      if (!/^[A-Za-z0-9_-]+$/.test(key))
        throw fault('KEY_CONTAIN_WRONG_SYMBOLS', `${path}.${key}`, 'Недопустимые символы в ключе')
      check(part, `${path}.${key}`)
    }
  }
}

const slider = object({}, { width: anything, leftBoundary: anything, title: translated })
const actions: Record<string, Check> = {
  redirect: object({ type: anything }, { uri: anything }),
  restEvent: object({ type: anything, id: anything }, { actionParams: anything, animationType: anything }),
  openRestApp: object({ type: anything }, { actionParams: anything, sliderParams: slider }),
}
const action: Check = (value, path) => {
  const type = asText(asMap(value).type)
  const check = actions[type]
  if (!check) throw fault('ENUM_FIELD', `${path}.type`, 'Недопустимое значение поля')
  check(value, path)
}

const scope = oneOf('', 'web', 'mobile')
const shared: Fields = { scope }
const guarded: Fields = { scope, hideIfReadonly: anything }

const simple: Record<string, Check> = {
  text: object(
    { value: translated },
    {
      ...shared,
      multiline: anything,
      title: translated,
      bold: anything,
      size: oneOf('xs', 'sm', 'md'),
      color: oneOf('base_50', 'base_60', 'base_70', 'base_90'),
    },
  ),
  link: object({ text: translated, action }, { ...shared, bold: anything }),
  deadline: object({}, { ...shared, readonly: anything }),
}
const simpleBlock = blockOf(simple)
const contentBlock = blockOf({
  ...simple,
  largeText: object({ value: translated }, shared),
  withTitle: object({ title: translated, block: simpleBlock }, { ...shared, inline: anything }),
  lineOfBlocks: object({ blocks: mapOf(simpleBlock, MOST_BLOCKS) }, shared),
})

function blockOf(kinds: Record<string, Check>): Check {
  return (value, path) => {
    const block = asMap(value)
    if (block.type === undefined) throw fault('FIELD_IS_REQUIRED', `${path}.type`, 'Не заполнено обязательное поле')
    const check = kinds[asText(block.type)]
    if (!check) throw fault('ENUM_FIELD', `${path}.type`, 'Недопустимое значение поля')
    check(block.properties, `${path}.properties`)
  }
}

const tag = object(
  { title: translated, type: oneOf('warning', 'success', 'failure', 'primary', 'secondary') },
  { ...guarded, action },
)
const button = object({ title: translated, action }, { ...guarded, type: oneOf('primary', 'secondary') })
const menuItem = object({ title: translated, action }, guarded)
const menu = object(
  {},
  {
    showPinItem: anything,
    showPostponeItem: anything,
    showDeleteItem: anything,
    items: mapOf(menuItem, MOST_BLOCKS),
  },
)
const layout = object(
  {
    icon: object({ code: anything }),
    header: object({ title: translated }, { titleAction: action, tags: mapOf(tag, 2) }),
    body: object({ logo: object({ code: anything }, { action }) }, { blocks: checkContentBlocks }),
  },
  { footer: object({}, { buttons: mapOf(button, 2), menu }) },
)

/** From one to twenty content blocks. */
export function checkContentBlocks(value: unknown, path: string): void {
  if (asList(value).length === 0) throw fault('FIELD_IS_REQUIRED', path, 'Не заполнено обязательное поле')
  mapOf(contentBlock, MOST_BLOCKS)(value, path)
}

/** The whole look of a configurable activity. */
export function checkLayout(value: unknown): void {
  if (asList(value).length === 0) throw new RestError('ERROR_EMPTY_LAYOUT', 'Поле layout должно быть заполнено')
  layout(value, 'layout')
}
