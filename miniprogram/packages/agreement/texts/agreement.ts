/** The documents that the login asks consent for. */
export type AgreementName = 'service' | 'privacy'

/** One document, ready to be shown. */
export interface Agreement {
  readonly title: string
  /** Who is responsible for it, and since when it is valid. */
  readonly issued: string
  readonly sections: readonly AgreementSection[]
}

export interface AgreementSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}
