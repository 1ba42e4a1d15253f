import { join } from 'node:path'
import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  archiveFile,
  attachedReader,
  certify,
  certifyKind,
  checkKind,
  checkRows,
  createImportStore,
  createMappingStore,
  createRowReaders,
  createUploadStore,
  failureRoutes,
  findRun,
  forgetQueues,
  importRoutes,
  letGo,
  loadKind,
  loadRows,
  mappingRoutes,
  readSample,
  recordImportSlice,
  startForgetting,
  undoImport,
  undoKind,
  writeKind,
  writeRows,
  type ImportDeps,
  type ImportRun,
} from './record-import/index.ts'

/** Imports of requests and clients: files, staging, the writing, the certificate, the undo. */
export function wireRecordImport(ground: Ground): Capability {
  const { config, db, clock, log, portal, tenants, tenantOf, longWork, storage, people, gate, settings, addJob } =
    ground
  const read = {
    files: storage.files,
    uploads: createUploadStore(db.prisma),
    folder: join(config.FILES_DIR, '.imports'),
  }
  const deps: ImportDeps = {
    db,
    clock,
    log,
    portal: portal.client,
    longWork,
    tenantOf,
    ...read,
    fileOf: (run, entry) => archiveFile(read, run, entry),
    letGo: ({ uploadId }) => letGo(read.folder, uploadId),
    runs: createImportStore(db.prisma),
    licenceOf: async (portalId) => (await tenants.abilities(portalId)).licence,
  }
  const peopleOf = async (tenant: Parameters<typeof people.organisation>[0]) =>
    (await people.organisation(tenant)).people
  const readers = createRowReaders({ portal: portal.client, clock, tenantOf, peopleOf })
  const readerOf = async (run: ImportRun) => {
    const reader = await readers.open(run)
    return run.content === 'records' ? reader : attachedReader(deps, run, run.content, reader)
  }
  longWork.register(loadKind, loadRows(deps))
  longWork.register(checkKind, checkRows({ ...deps, readerOf, forget: readers.forget }))
  longWork.register(writeKind, writeRows(deps))
  longWork.register(certifyKind, certify({ ...deps, peopleOf }))
  longWork.register(undoKind, undoImport(deps))
  const guards = gate.guards(ground.guards, recordImportSlice.name)
  const forgetting = {
    ...deps,
    addJob,
    activePortals: () => tenants.active(),
    keptDaysOf: async (portalId: string) => (await settings.of(portalId, recordImportSlice)).keepRowsDays,
  }
  return {
    queues: forgetQueues(forgetting),
    start: (jobs) => startForgetting(jobs, clock),
    routes(server) {
      importRoutes(server, { ...guards, ...deps })
      failureRoutes(server, { ...guards, ...deps, readerOf })
      mappingRoutes(server, {
        ...guards,
        ...deps,
        peopleOf,
        sampleOf: (run) => readSample(deps, run),
        mappings: createMappingStore(db.prisma),
        runOf: (portalId, id) => findRun(deps.runs, portalId, id),
      })
    },
  }
}
