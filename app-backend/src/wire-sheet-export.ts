import type { Capability } from './capability.ts'
import { readFigures } from './dashboards/index.ts'
import type { Ground } from './ground.ts'
import { createOutsideClient } from './platform/net/outside-client.ts'
import {
  createGoogleClients,
  createRequestPace,
  createSheetStore,
  exportFileWork,
  fileKind,
  hearRecords,
  openSpreadsheet,
  passKind,
  recordFileRoutes,
  sheetExportSlice,
  sheetQueues,
  sheetRoutes,
  startSheets,
  writePass,
  type SheetDeps,
} from './sheet-export/index.ts'
import { overviewDeps } from './wire-dashboards.ts'

/** Records of the CRM in a Google spreadsheet. */
export function wireSheetExport(ground: Ground): Capability {
  const { db, clock, config, portal, addJob, tenantOf, namesOf, gate, longWork, storage, sync } = ground
  const { GOOGLE_TOKEN_URL: tokenUrl, GOOGLE_SHEETS_URL: sheetsUrl } = config
  // Both addresses are the operator's own words.
  const outside = createOutsideClient([tokenUrl, sheetsUrl].map((url) => new URL(url).host))
  const clientOf = createGoogleClients({ outside, clock, pace: createRequestPace(clock), tokenUrl, sheetsUrl })
  const deps: SheetDeps = {
    db,
    clock,
    portal: portal.client,
    store: createSheetStore(db.prisma),
    sealing: portal.sealing,
    longWork,
    addJob,
    open: (key, spreadsheetId) => openSpreadsheet(clientOf(key), spreadsheetId),
    tenantOf,
    namesOf,
    figures: (tenant, days) => readFigures(overviewDeps(ground), tenant, days),
    isOn: (portalId) => gate.isOn(portalId, sheetExportSlice.name),
  }
  longWork.register(passKind, writePass(deps))
  const filing = { ...deps, files: storage.files }
  longWork.register(fileKind, exportFileWork(filing))
  sync.records.onChange(hearRecords(deps))
  return {
    routes(server) {
      const guards = gate.guards(ground.guards, sheetExportSlice.name)
      sheetRoutes(server, { ...deps, ...guards })
      recordFileRoutes(server, { ...filing, ...guards })
    },
    queues: sheetQueues(deps),
    start: (jobs) => startSheets(jobs, clock),
    stop: () => outside.stop(),
  }
}
