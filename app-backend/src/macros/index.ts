export { macroRoutes } from './routes.ts'
