import type { FastifyInstance } from 'fastify'
import { runRobot } from '../robots/run-robot.ts'
import type { RobotRun, RobotSpec } from '../store/families/robot-tables.ts'
import type { PortalState } from '../store/state.ts'
import { cardAddress } from './card-relations.ts'
import { entityKinds } from './entity-kind.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { labNav } from './lab-nav.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { problemPage } from './problem-page.ts'
import { sliderLink } from './slider-link.ts'
import { formText, type Viewer } from './viewer.ts'

const SHOWN = 50

/** Robots that applications brought: run one over a record as a rule of the CRM would, and see how it went. */
export function registerLabRobots(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/robots/', (viewer) => robotsPage(state, viewer))
  formAction(server, state, '/lab/robots/', async (viewer, request, reply) => {
    const spec = state.robotSpecs.get(formText(request, 'robot'))
    const app = spec && state.apps.get(spec.clientId)
    const entityTypeId = Number(formText(request, 'type'))
    const entityId = Number(formText(request, 'record'))
    const item = state.items.of(entityTypeId).get(entityId)
    if (spec === undefined || app === undefined || item === undefined) {
      const title = viewer.say('Робот не запущен', 'The robot is not run')
      const reason = viewer.say(
        'Такого робота или такой записи в портале нет.',
        'The portal has no such robot or record.',
      )
      return problemPage(state, viewer, reply, { title, menu: 'lab', reason, back: '/lab/robots/' })
    }
    await runRobot(state, { spec, app, entityTypeId, entityId, properties: {} })
    return reply.redirect('/lab/robots/', 303)
  })
}

function robotsPage(state: PortalState, viewer: Viewer): Markup {
  const { say } = viewer
  const title = say('Роботы', 'Robots')
  const specs = [...state.robotSpecs.values()]
  const runs = [...state.robotRuns.values()].slice(-SHOWN).toReversed()
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${labNav(viewer, 'robots')}
    <div class="lab">
      <section class="panel" id="robot-runs" data-fresh>
        <div class="panel__head"><h2>${say('Запуски', 'Runs')}</h2></div>
        ${
          runs.length === 0
            ? html`<div class="empty">
                <span class="empty__mark">${icon('robot')}</span>
                <p>${say('Ни один робот ещё не работал.', 'No robot has worked yet.')}</p>
              </div>`
            : html`<ul class="lines">
                ${runs.map((run) => runLine(state, viewer, run))}
              </ul>`
        }
      </section>
      ${specs.length === 0 ? noRobots(viewer) : runForm(state, viewer, specs)}
    </div>`
  return layout(state, viewer, { title, menu: 'lab', body })
}

function noRobots({ say }: Viewer): Markup {
  return html`<p class="panel empty">
    ${say('Приложения не добавили роботов (bizproc.robot.add).', 'Applications have added no robots (bizproc.robot.add).')}
  </p>`
}

function robotName(viewer: Viewer, spec: RobotSpec): string {
  if (typeof spec.name === 'string') return spec.name || spec.code
  return spec.name[viewer.lang] ?? Object.values(spec.name)[0] ?? spec.code
}

function runLine(state: PortalState, viewer: Viewer, run: RobotRun): Markup {
  const { say } = viewer
  const spec = state.robotSpecs.get(run.specId)
  const [colour, words] = {
    waiting: ['amber', say('ждёт ответа приложения', 'waits for the application')],
    done: ['green', say('выполнен', 'done')],
    failed: ['red', say('не выполнен', 'failed')],
  }[run.status]
  const address = cardAddress(state, run.entityTypeId, run.entityId)
  const record = `${say('№ ', '#')}${run.entityId}`
  return html`<li>
    <span
      ><b>${spec ? robotName(viewer, spec) : run.specId}</b
      ><small>${run.httpStatus > 0 && `HTTP ${run.httpStatus}`} ${run.log.at(-1)}</small></span
    >
    <span class="head__space"></span>
    ${address === undefined ? record : sliderLink(viewer, address, record)}
    <span class="chip chip--${colour}">${words}</span>
  </li>`
}

function runForm(state: PortalState, viewer: Viewer, specs: RobotSpec[]): Markup {
  const { say } = viewer
  return html`<form class="panel" method="post" action="/lab/robots/" data-inline>
    <div class="panel__head"><h2>${say('Запустить робота', 'Run a robot')}</h2></div>
    <div class="panel__body">
      <label class="field"
        ><span>${say('Робот', 'Robot')}</span
        ><select name="robot">
          ${specs.map((spec) => html`<option value="${spec.id}">${robotName(viewer, spec)}</option>`)}
        </select></label
      >
      <div class="two">
        <label class="field"
          ><span>${say('Тип записи', 'Type of the record')}</span
          ><select name="type">
            ${entityKinds(state).map((kind) => html`<option value="${kind.entityTypeId}">${kind.name[viewer.lang]}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${say('Номер записи', 'Number of the record')}</span
          ><input type="number" name="record" min="1" required
        /></label>
      </div>
      <button class="btn btn--primary" type="submit">${say('Запустить', 'Run')}</button>
      <p class="note note--bad" role="alert" data-problem hidden></p>
    </div>
  </form>`
}
