/**
 * Secrecy markings of the four languages as they stand on documents: capitals, alone on a line or at its
 * beginning, whatever signs frame them. Two of them also begin ordinary words ("MẬT ĐỘ", density), so a word
 * after those makes them ordinary. Text that carries a marking has no place in a chat: it is refused, not stored.
 */
const marking =
  /^[^\p{L}\p{N}\n]*(?:(?:TUYỆT MẬT|TỐI MẬT|TOP SECRET|SECRET|CONFIDENTIAL|STRENG GEHEIM|GEHEIM|سري للغاية|سري جدا)(?!\p{L})|(?:MẬT|سري)(?![^\S\n]*\p{L}))/mu

/** Arabic vowel signs and the stretching stroke, written or left out at will. */
const arabicOrnaments = /[\u0640\u064b-\u0652]/g

export const isMarkedClassified = (text: string): boolean =>
  marking.test(text.normalize('NFC').replace(arabicOrnaments, ''))
