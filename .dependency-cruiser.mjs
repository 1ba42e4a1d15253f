// The arrows of docs/architecture.md. A slice is a folder of app-backend/src; platform and kernel lie below all slices.
const slices = [
  'portal',
  'intake',
  'threading',
  'requests',
  'audit',
  'people',
  'messages',
  'settings',
  'operations',
  'letter-moves',
  'letter-search',
  'rule-sets',
  'mail-lists',
  'categorization',
  'deadlines',
  'routing',
  'stage-time',
  'products',
  'triage',
]
const anySlice = `^app-backend/src/(${slices.join('|')})/`
const test = '\\.(test|spec)\\.tsx?$|/testing\\.ts$'
const packages = ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown']
/** Packages that only compute. */
const purePackages = '/node_modules/(ipaddr\\.js|@orama/stemmers|@date-fns/tz)/'
const ours = '^(app-backend|app-frontend|e2e|prisma)/(?!node_modules)'

/** One forbidden arrow: what may not import what. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    never(
      'kernel-stands-alone',
      'kernel/ imports nothing of ours.',
      { path: '^app-backend/src/kernel/', pathNot: test },
      {
        path: ours,
        pathNot: '^app-backend/src/kernel/',
      },
    ),
    never(
      'rules-are-pure',
      'rules/ import files of the same folder and kernel/ only.',
      { path: '^app-backend/src/(.+)/rules/', pathNot: test },
      { path: ours, pathNot: ['^app-backend/src/$1/rules/', '^app-backend/src/kernel/'] },
    ),
    never(
      'rules-use-no-package',
      'rules/ use nothing of Node and no package but pure ones: facts come in as arguments.',
      { path: '/rules/', pathNot: test },
      { dependencyTypes: [...packages, 'core'], pathNot: purePackages },
    ),
    never(
      'contracts-are-light',
      "contract.ts imports zod, its own slice's rules, kernel/ and other contracts.",
      { path: '^app-backend/src/([^/]+)/(?:[a-z-]+/|)contract\\.ts$' },
      {
        path: ours,
        pathNot: [
          '^app-backend/src/$1/rules/',
          '^app-backend/src/$1/.+/rules/',
          '^app-backend/src/kernel/',
          '^app-backend/src/[^/]+/contract\\.ts$',
        ],
      },
    ),
    never(
      'contracts-use-zod-alone',
      'The browser loads contracts: zod is their only package.',
      { path: '/contract\\.ts$' },
      {
        dependencyTypes: [...packages, 'core'],
        pathNot: '/node_modules/zod/',
      },
    ),
    never(
      'slices-meet-at-the-front-door',
      'A slice sees of another one its index.ts and contract.ts; tests see testing.ts too.',
      { path: anySlice, pathNot: test },
      { path: anySlice, pathNot: ['^app-backend/src/$1/', '^app-backend/src/[^/]+/(index|contract)\\.ts$'] },
    ),
    never(
      'tests-meet-at-the-front-door',
      'A test sees of another slice its index.ts, contract.ts and testing.ts.',
      { path: `${anySlice}.*(${test})` },
      {
        path: anySlice,
        pathNot: ['^app-backend/src/$1/', '^app-backend/src/[^/]+/(index|contract)\\.ts$', '/testing\\.ts$'],
      },
    ),
    never(
      'platform-is-below-the-slices',
      'platform/ imports no slice.',
      { path: '^app-backend/src/platform/', pathNot: test },
      { path: anySlice },
    ),
    never(
      'portal-is-below-the-other-slices',
      'The gateway to Bitrix24 imports no slice that uses it.',
      { path: '^app-backend/src/portal/', pathNot: [test, '/contract\\.ts$'] },
      { path: '^app-backend/src/(intake|threading|requests)/' },
    ),
    never(
      'nothing-imports-the-composition-root',
      'app.ts, ground.ts, the wire-*.ts and main.ts put the slices together; nothing in a slice knows them.',
      { path: '^app-backend/src/[^/]+/' },
      { path: '^app-backend/src/(app|main|ground|capability|wire-[a-z-]+)\\.ts$' },
    ),
    never(
      'configuration-is-handed-in',
      'A slice knows the type of the configuration and is given its values.',
      { path: '^app-backend/src/[^/]+/', pathNot: test },
      { path: '^app-backend/src/config\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'prisma-lives-in-stores',
      'Prisma is imported by stores, read models (read-*.ts), the ledger, platform/db and the composition root; the scope of a portal by anyone.',
      {
        path: '^app-backend/src/',
        pathNot: [
          test,
          '[/-]store\\.ts$',
          '[/-]read-model\\.ts$',
          '/read-[a-z-]+\\.ts$',
          '^app-backend/src/portal/writes/[a-z-]+\\.ts$',
          '^app-backend/src/(settings/(change-settings|settings-file)|portal/life/uninstall)\\.ts$',
          '^app-backend/src/platform/db/',
          '^app-backend/src/(main|app|ground|wire-[a-z-]+)\\.ts$',
        ],
      },
      { path: '^prisma/', pathNot: '^prisma/src/portal-scope\\.ts$' },
    ),
    never(
      'frontend-sees-contracts',
      'The screens see contracts of the backend, and nothing else of ours.',
      { path: '^app-frontend/' },
      {
        path: '^(app-backend|e2e|prisma|tools)/(?!node_modules)',
        pathNot: ['^app-backend/src/[^/]+/contract\\.ts$', '^app-backend/src/[^/]+/[^/]+/contract\\.ts$'],
      },
    ),
    never(
      'local-portal-shares-nothing',
      "The local portal could share the app's mistakes.",
      { path: '^e2e/portal/' },
      {
        path: '^(app-backend|app-frontend|prisma)/(?!node_modules)',
      },
    ),
    never(
      'e2e-sees-public-addresses',
      'e2e/ starts the app as a process and speaks to its addresses.',
      { path: '^e2e/' },
      {
        path: '^(app-backend|app-frontend)/(?!node_modules)',
      },
    ),
    never(
      'prisma-is-the-lowest',
      'prisma/ imports no other part.',
      { path: '^prisma/' },
      { path: '^(app-backend|app-frontend|e2e)/(?!node_modules)' },
    ),
    never(
      'no-circles',
      'Files of the product do not import each other in a circle.',
      { path: '^(app-backend|app-frontend|prisma)/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    never(
      'every-import-exists',
      'An import that leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: '^(bun|cloudflare):' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|\\.data|\\.tools)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
