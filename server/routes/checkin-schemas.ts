import { Type } from '@fastify/type-provider-typebox'
import { NoData } from './user-schemas'

/** Checking in says nothing: the day is the server's. */
export const CheckinBody = Type.Union([NoData, Type.Null()], { description: 'May be left out' })

/** A user's check-ins as the client sees them. */
export const CheckinsData = Type.Object({
  today: Type.String({
    format: 'date',
    description: 'The day it is at the server, in China unless it is configured otherwise',
  }),
  streak: Type.Integer({ description: 'Days in a row up to today, or up to yesterday while today is open' }),
  checked_in_today: Type.Boolean(),
  dates: Type.Array(Type.String({ format: 'date' }), {
    description: 'The days of the last 31 on which the user checked in, ascending',
  }),
})
