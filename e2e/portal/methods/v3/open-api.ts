import { METHODS_THREE } from './registry.ts'

/** The description a portal gives of its own REST 3.0 methods. Bitrix24 docs: api-reference/rest-v3 (openapi). */
export function openApiThree(): Record<string, unknown> {
  const modules = [...new Set(METHODS_THREE.map(moduleOf))]
  return {
    openapi: '3.0.0',
    info: { title: 'Bitrix24 REST V3 API', version: '1.0.0' },
    tags: modules.map((name) => ({ name, description: `${name} module methods` })),
    paths: Object.fromEntries(
      METHODS_THREE.map((spec) => [
        `/${spec.name}`,
        {
          post: {
            operationId: spec.name,
            tags: [moduleOf(spec)],
            requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
            responses: {
              200: { description: 'result', content: { 'application/json': { schema: { type: 'object' } } } },
            },
          },
        },
      ]),
    ),
    components: { schemas: {} },
  }
}

function moduleOf({ name, scope }: { name: string; scope: string }): string {
  return scope === '' ? 'rest' : (name.split('.', 1)[0] ?? scope)
}
