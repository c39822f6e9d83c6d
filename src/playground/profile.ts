import { violationRefusal } from './refusal.ts'

export type ProfileText = 'name' | 'description' | 'short_description'

const LONGEST = { name: 64, description: 512, short_description: 120 } as const

/** What people read about the bot before they start it, by language. */
export class BotProfile {
  readonly #texts = new Map<string, string>()

  constructor(name: string) {
    this.#texts.set('name/', name)
  }

  set(which: ProfileText, language: string, text: string): void {
    if (text.length > LONGEST[which])
      throw violationRefusal(
        `bot ${which} is too long`,
        `${text.length} characters, at most ${LONGEST[which]}`,
      )
    if (text === '') this.#texts.delete(`${which}/${language}`)
    else this.#texts.set(`${which}/${language}`, text)
  }

  get(which: ProfileText, language: string): string {
    return this.#texts.get(`${which}/${language}`) ?? this.#texts.get(`${which}/`) ?? ''
  }
}
