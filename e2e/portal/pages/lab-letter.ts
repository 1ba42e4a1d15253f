import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { sendLetter, type LetterInput } from '../letters/send-letter.ts'
import { uploadedFiles } from './uploaded-files.ts'
import { html, trusted, type Markup } from './html.ts'
import { itemTitle, multifields } from './item-title.ts'
import { formAction } from './page-route.ts'
import { knownMailboxes } from './known-mailboxes.ts'
import { replyChoices, type ReplyChoice } from './reply-choices.ts'
import { shortTime } from './short-time.ts'
import type { Viewer } from './viewer.ts'

/** What the form holds; kept when the letter could not be sent. */
export type LetterDraft = Partial<Record<'name' | 'address' | 'to' | 'cc' | 'subject' | 'text' | 'replyTo', string>>

const FILE_FIELDS = 3
const CONTACT = 3
const KNOWN_PEOPLE = 300

/** Form of a client's letter. Names and addresses of known contacts are offered, anything may be typed. */
export function letterForm(state: PortalState, viewer: Viewer, draft: LetterDraft): Markup {
  const { say } = viewer
  const replies = replyChoices(state)
  const known = knownMailboxes(state)
  const filled: LetterDraft = { to: known[0] ?? '', ...draft }
  const field = (name: keyof LetterDraft, label: string, attributes: Markup = html``): Markup =>
    html`<label class="field"
      ><span>${label}</span><input name="${name}" value="${filled[name] ?? ''}" ${attributes}
    /></label>`
  return html`<form class="panel" id="letter" method="post" action="/lab/letter/" enctype="multipart/form-data">
    <div class="panel__head"><h2>${say('Письмо клиента', 'A client’s letter')}</h2></div>
    <div class="panel__body">
      ${replySelect(viewer, replies, draft.replyTo ?? '')}
      <div class="two">
        ${field('address', say('Адрес отправителя', 'Sender’s address'), trusted('type="email" required list="people" autocomplete="off"'))}
        ${field('name', say('Имя отправителя', 'Sender’s name'))}
      </div>
      <div class="two">
        ${field('to', say('Кому, через запятую', 'To, separated by commas'), trusted('required list="mailboxes" autocomplete="off"'))}
        ${field('cc', say('Копия', 'Cc'))}
      </div>
      ${field('subject', say('Тема', 'Subject'))}
      <label class="field"
        ><span>${say('Текст', 'Text')}</span><textarea name="text">${draft.text ?? ''}</textarea>
      </label>
      <fieldset class="field">
        <legend>${say('Файлы', 'Files')}</legend>
        ${Array.from({ length: FILE_FIELDS }, (_none, index) => fileField(viewer, index))}
      </fieldset>
      <button class="btn btn--primary" type="submit">${say('Отправить письмо', 'Send the letter')}</button>
    </div>
    ${people(state)} ${mailboxes(known)}
  </form>`
}

function replySelect(viewer: Viewer, replies: ReplyChoice[], chosen: string): Markup {
  return html`<label class="field">
    <span>${viewer.say('Это ответ на письмо', 'This is a reply to')}</span>
    <select name="replyTo">
      <option value="">${viewer.say('Нет, новое письмо', 'No, a new letter')}</option>
      ${replies.map(
        (one) =>
          html`<option
            value="${one.messageId}"
            data-subject="${one.subject}"
            data-to="${one.replyTo}"
            ${one.messageId === chosen && trusted('selected')}
          >
            ${one.subject} · ${one.from} · ${shortTime(one.at, viewer.lang)}
          </option>`,
      )}
    </select>
  </label>`
}

function fileField(viewer: Viewer, index: number): Markup {
  // The browser's own words would be in the browser's language, not the portal's.
  return html`<label class="file-pick">
    <input type="file" name="file${index}" aria-label="${viewer.say('Файл', 'File')} ${index + 1}" />
    <span class="btn btn--small" aria-hidden="true">${viewer.say('Выбрать', 'Choose')}</span>
    <span data-file-name>${viewer.say('файл не выбран', 'no file chosen')}</span>
  </label>`
}

function people(state: PortalState): Markup {
  const options: Markup[] = []
  for (const item of state.items.of(CONTACT).range(0, Number.MAX_SAFE_INTEGER)) {
    const email = multifields(item).find((one) => one.typeId === 'EMAIL')
    if (email === undefined) continue
    const name = itemTitle(state, CONTACT, item)
    options.push(html`<option value="${email.value}" data-name="${name}">${name}</option>`)
    if (options.length === KNOWN_PEOPLE) break
  }
  return html`<datalist id="people">${options}</datalist>`
}

function mailboxes(known: string[]): Markup {
  return html`<datalist id="mailboxes">${known.map((one) => html`<option value="${one}"></option>`)}</datalist>`
}

/** Sends the letter by SMTP as the client's own mail program would. `draw` shows the form again with what went wrong. */
export function registerLetterForm(
  server: FastifyInstance,
  state: PortalState,
  draw: (viewer: Viewer, problem: string, draft: LetterDraft) => Markup,
): void {
  formAction(server, state, '/lab/letter/', async (viewer, request, reply) => {
    const body = (request.body ?? {}) as Record<string, unknown>
    const draft = readDraft(body)
    try {
      const letter = await sendLetter(state, letterInput(state, draft, body))
      return reply.redirect(`/lab/?sent=${letter.id}`, 303)
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      const text = viewer.say(
        'Письмо не отправлено: почтовый сервер не принял его.',
        'The letter is not sent: the mail server did not take it.',
      )
      void reply.code(502)
      return draw(viewer, `${text} ${cause}`, draft)
    }
  })
}

function readDraft(body: Record<string, unknown>): LetterDraft {
  const names = ['name', 'address', 'to', 'cc', 'subject', 'text', 'replyTo'] as const
  return Object.fromEntries(names.map((name) => [name, typeof body[name] === 'string' ? body[name].trim() : '']))
}

function letterInput(state: PortalState, draft: LetterDraft, body: Record<string, unknown>): LetterInput {
  const earlier = replyChoices(state).find((one) => one.messageId === draft.replyTo)
  return {
    from: { name: draft.name ?? '', address: draft.address ?? '' },
    to: addresses(draft.to),
    cc: addresses(draft.cc),
    subject: draft.subject ?? '',
    text: draft.text ?? '',
    attachments: uploadedFiles(state, body),
    ...(earlier && { inReplyTo: earlier.messageId, references: [...earlier.references, earlier.messageId] }),
  }
}

function addresses(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean)
}
