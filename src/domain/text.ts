/** An author's own words: English, and Korean where the exercise has it. */
export interface Text {
  readonly en: string
  readonly ko?: string
}

export type Language = 'en' | 'ko'
