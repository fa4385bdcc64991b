import { Type, type TSchema } from '@fastify/type-provider-typebox'

/** Schema of a success: `{statusCode: 200, data}`. */
export function Success<Data extends TSchema>(data: Data) {
  return Type.Object({ statusCode: Type.Literal(200), data })
}

/** Schema of a failure; `code` is stable, `message` is for people who develop. */
export const Failure = Type.Object({
  statusCode: Type.Integer(),
  code: Type.String(),
  message: Type.String(),
})

/** Schemas of the answers of one route: its success, and the failures it may end in. */
export function answers<Data extends TSchema>(data: Data) {
  return { 200: Success(data), '4xx': Failure, '5xx': Failure }
}

/** The body of a success. */
export function success<Data>(data: Data): { statusCode: 200; data: Data } {
  return { statusCode: 200, data }
}
