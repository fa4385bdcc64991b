import type { DeviceSettings } from './device'

/** One step of a machine, as the mini-program's recorder keeps it. */
export interface RecordedTransition {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly machine: string
  readonly event: string
  readonly from: string
  readonly to: string
}

/** The part of the mini-program's `application` that the panel uses; structural, since the two never import each other. */
export interface InspectableApplication {
  readonly recorder: {
    readonly entries: readonly RecordedTransition[]
    subscribe(listener: (transition: RecordedTransition) => void): () => void
  }
  readonly views: { readonly home: { readonly state: string } }
  readonly gate: {
    request<T>(request: {
      readonly method: 'GET'
      readonly path: string
      readonly parse: (data: unknown) => T
    }): Promise<T>
  }
}

/** What the phone's frame offers to the panel around it. */
export interface PhoneHandle {
  /** Null for a mini-program without `composition/index`. */
  readonly application: InspectableApplication | null
  readonly canPullDown: () => boolean
  readonly pullDown: () => void
  readonly clearStorage: () => void
  readonly applySettings: (settings: DeviceSettings) => void
}

/** What the panel offers to the phone's frame; found as `previewHost` on the parent window. */
export interface PreviewHost {
  readonly settings: () => DeviceSettings
  readonly connect: (phone: PhoneHandle) => void
  /** Starts the frame anew; `settings` are merged in before. */
  readonly reload: (settings?: Partial<DeviceSettings>) => void
}

declare global {
  interface Window {
    previewHost?: PreviewHost
  }
}
