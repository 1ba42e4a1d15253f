import { checkHandlerUrl } from '../apps/handler-url.ts'
import { html, trusted, type Markup } from './html.ts'
import type { Viewer } from './viewer.ts'

/** A local application as its administrator describes it. */
export interface AppInput {
  title: string
  menuTitle: string
  handlerUrl: string
  installUrl: string | null
  scopes: string[]
}

const SCOPES =
  'crm, placement, user_basic, department, im, disk, task, calendar, telephony, catalog, userfieldconfig, timeman, bizproc'

const FIELDS = ['title', 'menuTitle', 'handlerUrl', 'installUrl', 'scopes'] as const

/** Form of a new local application; `draft` is what was typed before a refusal. */
export function devopsForm({ say }: Viewer, draft: Record<string, string>): Markup {
  const field = (name: (typeof FIELDS)[number], label: string, attributes: Markup = html``): Markup =>
    html`<label class="field"
      ><span>${label}</span><input name="${name}" value="${draft[name] ?? ''}" ${attributes}
    /></label>`
  return html`<form class="panel" method="post" action="/devops/">
    <div class="panel__head"><h2>${say('Новое локальное приложение', 'New local application')}</h2></div>
    <div class="panel__body">
      ${field('title', say('Название', 'Title'), trusted('required'))}
      ${field('menuTitle', say('Название в меню', 'Title in the menu'))}
      ${field('handlerUrl', say('Путь вашего обработчика', 'Handler path'), trusted('required type="url" placeholder="http://127.0.0.1:3000/"'))}
      ${field('installUrl', say('Путь для первоначальной установки', 'Path for the initial installation'), trusted('type="url"'))}
      ${field('scopes', say('Права через запятую', 'Scopes, separated by commas'), html`placeholder="${SCOPES}"`)}
      <button class="btn btn--primary" type="submit">${say('Сохранить', 'Save')}</button>
    </div>
  </form>`
}

/** Reads the form, or says in one sentence what to correct. */
export function readAppForm(
  { say }: Viewer,
  body: Record<string, unknown>,
): { input: AppInput } | { problem: string; draft: Record<string, string> } {
  const draft = Object.fromEntries(
    FIELDS.map((name) => [name, typeof body[name] === 'string' ? body[name].trim() : '']),
  )
  const { title = '', menuTitle = '', handlerUrl = '', installUrl = '', scopes = '' } = draft
  if (title === '') return { draft, problem: say('Напишите название приложения.', 'Give the application a title.') }
  if (!isHandlerAddress(handlerUrl) || (installUrl !== '' && !isHandlerAddress(installUrl))) {
    const problem = say(
      'Адрес обработчика не подходит. Нужен полный адрес: http или https, в имени узла есть точка (вместо localhost пишите 127.0.0.1).',
      'The handler address does not fit: http or https with a dot in the host (127.0.0.1 instead of localhost).',
    )
    return { draft, problem }
  }
  const list = (scopes === '' ? SCOPES : scopes).split(/[\s,]+/).filter(Boolean)
  return {
    input: {
      title,
      menuTitle: menuTitle || title,
      handlerUrl,
      installUrl: installUrl === '' ? null : installUrl,
      scopes: list,
    },
  }
}

function isHandlerAddress(text: string): boolean {
  try {
    checkHandlerUrl(text)
    return true
  } catch {
    return false
  }
}
