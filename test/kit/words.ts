import { type Digits, type Language, toLanguage } from '../../src/bot/language.ts'
import { createSpeeches, type Speech } from '../../src/bot/speech.ts'
import { loadWords } from '../../src/bot/words.ts'

const speeches = createSpeeches(await loadWords(), 'Asia/Ho_Chi_Minh')

/** The words a test expects are the ones in locales/, in the language of whoever reads them. */
export const speechIn = (language: string, digits: Digits = 'latn'): Speech =>
  speeches(toLanguage(language) satisfies Language, digits)
