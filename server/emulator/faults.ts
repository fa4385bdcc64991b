import { Type, type Static } from 'typebox'

/** Everything that can be made to go wrong. */
export const FaultsSchema = Type.Object(
  {
    code2session: Type.Union(
      [
        Type.Literal('ok'),
        Type.Literal('busy'),
        Type.Literal('rate_limited'),
        Type.Literal('invalid_code'),
        Type.Literal('blocked'),
      ],
      { description: 'What WeChat answers instead of a session' },
    ),
    api_status: Type.Union([Type.Literal(0), Type.Literal(500), Type.Literal(503)], {
      description: 'Every answer of /api/v1 has this status; 0 is off',
    }),
    delay_ms: Type.Integer({
      minimum: 0,
      maximum: 60_000,
      description: 'Pause before every answer of /api/v1',
    }),
  },
  { additionalProperties: false },
)

/** A change of some of the faults. */
export const FaultsChangeSchema = Type.Partial(FaultsSchema, { additionalProperties: false })

/** What goes wrong at the moment. */
export type Faults = Readonly<Static<typeof FaultsSchema>>

const HEALTHY: Faults = { code2session: 'ok', api_status: 0, delay_ms: 0 }

/** The faults of one running server. */
export class FaultBoard {
  #faults = HEALTHY

  get current(): Faults {
    return this.#faults
  }

  /** Changes the faults that are named and leaves the others as they are. */
  change(change: Partial<Faults>): Faults {
    this.#faults = { ...this.#faults, ...change }
    return this.#faults
  }

  /** Puts everything right again. */
  heal(): Faults {
    this.#faults = HEALTHY
    return this.#faults
  }
}
