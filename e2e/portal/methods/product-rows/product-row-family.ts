import type { MethodSpec } from '../../wire/call.ts'
import { oldProductRowMethods } from './old-product-rows.ts'
import { productRowMethods } from './product-rows.ts'

export const productRowFamily: readonly MethodSpec[] = [...productRowMethods, ...oldProductRowMethods]
