/** One door. `body` and `query`: name -> type, `?` at the end when it may be absent. */
export interface Door {
  does: string
  body?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string>>
  /** Answers with a list. */
  list?: true
  /** Media type when it is not JSON. */
  type?: string
}

const item = { entityTypeId: 'integer', fields: 'object', userId: 'integer?' }
const journal = { since: 'integer', app: 'string', user: 'integer', method: 'string', status: 'string' }
const times = { times: 'integer?' }

/** Every door, by verb and path under `/_portal`. */
export const DOORS: Readonly<Record<string, Door>> = {
  'GET /openapi.json': { does: 'This description' },
  'GET /state': { does: 'What there is in the portal: addresses, settings, people, applications, bindings' },
  'POST /reset': { does: 'The world, the settings and the journal of the start' },
  'POST /snapshot': { does: 'Remembers the world under a name', body: { name: 'string?' } },
  'POST /restore': { does: 'Puts a remembered world back', body: { name: 'string?' } },
  'GET /settings': { does: 'Profile, tariff features, token lifetimes, blocks' },
  'PUT /settings': {
    does: 'Changes the named settings',
    body: {
      profile: 'string?',
      limits: 'boolean?',
      features: 'object?',
      accessTtlSeconds: 'integer?',
      refreshGraceSeconds: 'integer?',
      oauthErrorStatus: 'integer?',
      commercialPlan: 'boolean?',
      overloaded: 'boolean?',
      closed: 'boolean?',
      httpsRequired: 'boolean?',
      confirmedMethods: 'string[]?',
      checkRequiredUserFields: 'boolean?',
      smtp: 'object?',
    },
  },
  'GET /clock': { does: 'The portal’s time and its distance from the real one' },
  'POST /clock': {
    does: 'Moves the clock by, or sets its distance',
    body: { advanceMs: 'integer?', offsetMs: 'integer?' },
  },
  'GET /clock/stream': { does: 'The distance at once and at every change', type: 'text/event-stream' },

  'GET /apps': { does: 'Applications', list: true },
  'GET /apps/:id': { does: 'One application with its keys, by number or client_id' },
  'POST /apps': {
    does: 'Registers an application and tells its keys',
    body: {
      title: 'string',
      handlerUrl: 'string',
      installUrl: 'string?',
      scopes: 'string[]',
      menuTitle: 'string?',
      market: 'boolean?',
      apiOnly: 'boolean?',
      access: 'string[]?',
      userId: 'integer?',
    },
  },
  'PATCH /apps/:id': {
    does: 'Changes who may use it (U7, D3, DR3, AU; null: everyone), its scopes, whether it is active',
    body: { access: 'string[]?', scopes: 'string[]?', active: 'boolean?' },
  },
  'POST /apps/:id/finish': {
    does: 'Finishes the installation as a person’s installer page does',
    body: { userId: 'integer?' },
  },
  'POST /apps/:id/install': { does: 'Installs an uninstalled marketplace application again' },
  'POST /apps/:id/uninstall': { does: 'Uninstalls it, with its data when `clean`', body: { clean: 'boolean?' } },
  'POST /apps/:id/update': { does: 'Puts in a new version' },
  'POST /apps/:id/payment': {
    does: 'Pays for it or ends what is paid',
    body: { expired: 'boolean', days: 'integer?' },
  },
  'POST /apps/:id/tokens': { does: 'Tokens of a person for it', body: { userId: 'integer?' } },
  'POST /apps/:id/revoke': { does: 'Kills all its tokens' },
  'POST /confirmations': {
    does: 'The administrator’s answer about a method that needs a confirmation',
    body: { token: 'string', method: 'string', confirmed: 'boolean' },
  },
  'GET /webhooks': { does: 'Inbound webhooks', list: true },
  'POST /webhooks': {
    does: 'Makes an inbound webhook and tells its address',
    body: { userId: 'integer', secret: 'string', scopes: 'string[]' },
  },

  'POST /simulate/item': { does: 'A person creates a CRM item', body: item },
  'POST /simulate/person-edit': { does: 'A person changes a CRM item', body: { ...item, id: 'integer' } },
  'POST /simulate/delete': {
    does: 'A person deletes a CRM item',
    body: { entityTypeId: 'integer', id: 'integer', userId: 'integer?' },
  },
  'POST /simulate/person': {
    does: 'Changes a person of the portal: dismissal, department, language',
    body: { id: 'integer' },
  },
  'POST /simulate/open-line': {
    does: 'A client writes into an open line: session, card and activity as the portal makes them',
    body: {
      entityTypeId: 'integer?',
      visitor: 'string?',
      messages: 'string[]',
      connector: 'string?',
      userId: 'integer?',
    },
  },
  'POST /simulate/form': {
    does: 'A client fills in a CRM form whose questions no field of the card takes: card and activity as the portal makes them',
    body: { entityTypeId: 'integer?', answers: 'object', userId: 'integer?' },
  },
  'POST /simulate/call': {
    does: 'A client calls: card and activity, with what was said when the portal wrote it down',
    body: { entityTypeId: 'integer?', phone: 'string', transcript: 'string?', userId: 'integer?' },
  },
  'POST /simulate/ring': {
    does: 'A call begins: 2 incoming (unless said otherwise), 1 outgoing, 4 call-back; a lead is made for an unknown number',
    body: {
      phone: 'string',
      line: 'string?',
      userId: 'integer?',
      type: 'integer?',
      create: 'boolean?',
      show: 'boolean?',
      externalCallId: 'string?',
    },
  },
  'POST /simulate/ring/:callId/finish': {
    does: 'The call ends; without a duration it was missed',
    body: { userId: 'integer?', duration: 'integer?', code: 'string?' },
  },
  'POST /simulate/missed-call': {
    does: 'Nobody takes a call, and an operator’s script ends it, names its line and reassigns the lead later',
    body: {
      phone: 'string',
      line: 'string?',
      ringUserId: 'integer?',
      defaultUserId: 'integer?',
      finishAfterMs: 'integer?',
      sourceDescription: 'string?',
      fillAfterMs: 'integer?',
      reassignAfterMs: 'integer?',
      show: 'boolean?',
    },
  },
  'POST /simulate/event-log': {
    does: 'A line in the portal’s own log',
    body: { auditTypeId: 'string?', userId: 'integer?', itemId: 'string?', description: 'string?' },
  },
  'GET /letters': { does: 'Letters that people outside have sent', list: true },
  'POST /letters': {
    does: 'A person outside writes a letter',
    body: {
      from: 'object',
      to: 'string[]',
      cc: 'string[]?',
      subject: 'string?',
      text: 'string?',
      html: 'string?',
      inReplyTo: 'string?',
      references: 'string[]?',
      attachments: 'object[]?',
      raw: 'string?',
    },
  },
  'GET /rights': { does: 'Roles of CRM and who has which' },
  'PUT /rights': {
    does: 'Makes or replaces a role',
    body: { id: 'string', name: 'string?', rights: 'object?', grants: 'string[]?' },
  },
  'DELETE /rights/:id': { does: 'Removes a role' },
  'POST /frame/call-card': {
    does: 'Shows a call card on a person’s open pages',
    body: {
      userId: 'integer',
      callId: 'string?',
      phoneNumber: 'string?',
      direction: 'string?',
      state: 'string?',
      clientId: 'string?',
      clientName: 'string?',
      crmEntityType: 'string?',
      crmEntityId: 'integer?',
      crmActivityId: 'integer?',
      bindings: 'object[]?',
      lineNumber: 'string?',
      lineName: 'string?',
      callListMode: 'boolean?',
    },
  },
  'PATCH /frame/call-card/:callId': {
    does: 'Changes the state or the client of a call',
    body: { state: 'string?', crmEntityType: 'string?', crmEntityId: 'integer?' },
  },
  'DELETE /frame/call-card/:callId': { does: 'Takes a call card away' },

  'GET /robots': { does: 'Robots that applications have registered and what has been run' },
  'POST /robots/run': {
    does: 'A rule of the CRM reaches a robot: its handler gets what the vendor sends',
    body: { code: 'string', clientId: 'string?', entityTypeId: 'integer', id: 'integer', properties: 'object?' },
  },
  'POST /robots/change': {
    does: 'A robot changes a CRM item: events of it carry no token',
    body: { entityTypeId: 'integer', id: 'integer', fields: 'object' },
  },
  'GET /faults': { does: 'Faults that are on', list: true },
  'POST /faults': {
    does: 'Adds faults (one or a list): 503, 429, 500, html, cut, lost-answer, half-answer, slow, down, expired-token, revoked, renamed, refuse',
    body: {
      kind: 'string',
      match: 'object?',
      delayMs: 'integer?',
      location: 'string?',
      error: 'string?',
      description: 'string?',
      status: 'integer?',
    },
    list: true,
  },
  'DELETE /faults': { does: 'Removes every fault', list: true },
  'POST /limits': {
    does: 'Other numbers for the bucket and operating time; `reset` empties them',
    body: { enabled: 'boolean?', bucket: 'object?', operating: 'object?', costs: 'object?', reset: 'boolean?' },
  },
  'GET /events': { does: 'Events sent, held and lost', list: true },
  'POST /events/hold': { does: 'Events wait until released' },
  'POST /events/release': {
    does: 'Sends the waiting ones, the last first when `shuffled`',
    body: { shuffled: 'boolean?' },
  },
  'POST /events/delay': { does: 'The next events are late', body: { ...times, delayMs: 'integer' } },
  'POST /events/duplicate': { does: 'The next events are sent twice', body: times },
  'POST /events/lose': { does: 'The next events are lost', body: times },
  'POST /events/idle': { does: 'Answers when nothing is on its way' },

  'GET /journal': { does: 'REST calls; `method` may end with *, `status` may be error', query: journal, list: true },
  'GET /journal.jsonl': { does: 'The same, one call a line', query: journal, type: 'application/jsonl' },
  'GET /contract': { does: 'Calls and answers that differ from the pages of the vendor, unknown methods asked for' },
  'DELETE /contract': { does: 'Forgets the differences so far' },
  'DELETE /journal': { does: 'Empties the journal' },
  'GET /unknown-methods': { does: 'Methods asked for that this portal has not', list: true },
}
